-- A person's wish. ARGV: now, pause, resume or stop, reason. Returns the state before, and whether the wish holds now.
local state, wish = get('state'), ARGV[2]
local target = ({ pause = 'paused', resume = 'running', stop = 'stopped' })[wish]
local from = ({
  pause = { running = true },
  resume = { paused = true },
  stop = { running = true, paused = true, draining = true, finals = true },
})[wish]
if not state then return { false, 0 } end
if state == target then return { state, 1 } end
if not from[state] then return { state, 0 } end
set('state', target)
if wish == 'resume' then redis.call('HDEL', key('state'), 'reason') else set('reason', ARGV[3]) end
if wish == 'stop' then redis.call('DEL', key('due')) end
advance()
return { state, 1 }
