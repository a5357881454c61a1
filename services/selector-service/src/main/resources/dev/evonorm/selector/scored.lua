-- A task judged a candidate, or failed to. ARGV: now, candidate, task, score or "failed", event. The first answer of a
-- task holds. The score of a task that is no objective is kept, and nothing waits for it.
local id = ARGV[2]
if not living() or not known(id) then return 0 end
if redis.call('HSETNX', candidate(id), 'task:' .. ARGV[3], ARGV[4]) == 0 then return 0 end
journal('event', ARGV[5])
extend(id)
settle(id)
advance()
return 1
