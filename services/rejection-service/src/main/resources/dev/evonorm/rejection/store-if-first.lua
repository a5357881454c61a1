-- Stores the decision on a function unless there is one.
-- KEYS[1] the search's decisions (hash of function to decision)
-- ARGV    function, decision, most entries, seconds until the hash expires, the decision's ticket or '' where any is first
-- Returns the earlier decision, or nil: the caller's own stands (and was stored, unless the hash is full).
local earlier = redis.call('HGET', KEYS[1], ARGV[1])
if earlier and (ARGV[5] == '' or (cjson.decode(earlier).ticket or 0) <= tonumber(ARGV[5])) then
  return earlier
end
if earlier or redis.call('HLEN', KEYS[1]) < tonumber(ARGV[3]) then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
end
redis.call('EXPIRE', KEYS[1], ARGV[4])
return nil
