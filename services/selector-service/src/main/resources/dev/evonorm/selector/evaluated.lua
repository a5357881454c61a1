-- A finalist was evaluated, or could not be. ARGV: now, candidate, accuracies as JSON or '', their mean or '',
-- event, lease in ms.
local id = ARGV[2]
if not living() or not finalist(id) then return 0 end
journal('event', ARGV[5])
redis.call('SREM', key('unranked'), id)
redis.call('ZREM', key('due'), id)
if ARGV[3] ~= '' then redis.call('HSET', candidate(id), 'finals', ARGV[3], 'finalsMean', ARGV[4]) end
-- The queue moves: those that still wait in it are not lost. What is due within a lease may not be in it yet.
for _, waiting in ipairs(redis.call('SMEMBERS', key('unranked'))) do
  if tonumber(redis.call('ZSCORE', key('due'), waiting) or 0) > now + tonumber(ARGV[6]) then
    redis.call('ZADD', key('due'), 'XX', now + rules.finalsDeadline, waiting)
  end
end
advance()
return 1
