-- A proposal was rejected. ARGV: now, candidate, counter of the funnel, event. The first verdict holds.
local id = ARGV[2]
if not living() then return 0 end
if redis.call('HEXISTS', candidate(id), 'graph') == 1 or not close(id) then return 0 end
count(ARGV[3])
release(id, nil)
journal('event', ARGV[4])
advance()
return 1
