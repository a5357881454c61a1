-- A proposal computes an accepted candidate's function. ARGV: now, candidate, ticket, parent or '', graph, original, event.
-- It becomes a member with the original's scores, now or once those are there; it fails with the original.
local id, original = ARGV[2], ARGV[6]
if not living() or id == original or redis.call('HEXISTS', key('open'), id) == 0 then return 0 end
if redis.call('HSETNX', candidate(id), 'graph', ARGV[5]) == 0 then return 0 end
redis.call('HSET', candidate(id), 'ticket', ARGV[3], 'sameAs', original)
if ARGV[4] ~= '' then redis.call('HSET', candidate(id), 'parentId', ARGV[4]) end
count('repeated')
journal('event', ARGV[7])
local fate = redis.call('HGET', candidate(original), 'end')
if fate == 'scored' then
  adopt(id, original)
elseif fate == 'failed' or not known(original) then
  adopt(id, nil)
else
  redis.call('SADD', waiters(original), id)
  extend(id)
end
settle(id)
advance()
return 1
