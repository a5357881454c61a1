-- Stores the decision on a function unless there is one.
-- KEYS[1] the search's decisions (hash of function to decision)
-- ARGV    function, decision, most entries, seconds until the hash expires
-- Returns the earlier decision, or nil: the caller's own stands (and was stored, unless the hash is full).
local earlier = redis.call('HGET', KEYS[1], ARGV[1])
if earlier then
  return earlier
end
if redis.call('HLEN', KEYS[1]) < tonumber(ARGV[3]) then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
end
redis.call('EXPIRE', KEYS[1], ARGV[4])
return nil
