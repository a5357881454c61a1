-- A search begins. ARGV: now, settings, rules, references as JSON [{id, name, graph}]. 0 if it exists.
if redis.call('SETNX', key('settings'), ARGV[2]) == 0 then return 0 end
redis.call('SET', key('rules'), ARGV[3])
rules = cjson.decode(ARGV[3])
redis.call('HSET', key('state'), 'state', 'running', 'at', now)
for _, reference in ipairs(cjson.decode(ARGV[4])) do
  redis.call('HSET', candidate(reference.id), 'ticket', 0, 'reference', reference.name, 'graph', reference.graph)
  redis.call('SADD', key('references'), reference.id)
  redis.call('ZADD', key('due'), 0, reference.id)
  journal('reference', reference.id .. ' ' .. reference.name)
end
advance()
return 1
