-- A proposal passed the tests. ARGV: now, candidate, ticket, parent or '', graph, event.
local id = ARGV[2]
if not living() or not known(id) then return 0 end
if redis.call('HSETNX', candidate(id), 'graph', ARGV[5]) == 0 then return 0 end
redis.call('HSET', candidate(id), 'ticket', ARGV[3])
if ARGV[4] ~= '' then redis.call('HSET', candidate(id), 'parentId', ARGV[4]) end
-- A candidate that failed before its acceptance came in stays counted as failed.
if redis.call('HEXISTS', candidate(id), 'end') == 0 then count('accepted') end
journal('event', ARGV[6])
extend(id)
settle(id)
advance()
return 1
