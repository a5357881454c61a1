-- One consistent look at a search: {state as a flat list, open tickets, best, open finalists}; nothing if there is none.
if not get('state') then return {} end
local first = redis.call('ZRANGE', key('ranking'), 0, 0)[1]
return {
  redis.call('HGETALL', key('state')),
  redis.call('HLEN', key('open')),
  -- Not nil: that would end the list.
  first and redis.call('HGET', candidate(first), 'mean') or false,
  redis.call('SCARD', key('unranked')),
}
