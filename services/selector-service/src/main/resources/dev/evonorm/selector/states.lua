-- How a search goes from one state to the next.

local function nameFinalist(id, rank)
  redis.call('HSET', key('finals'), id, rank)
  redis.call('SADD', key('unranked'), id)
  redis.call('ZADD', key('due'), 1, id)
  journal('finalist', id .. ' ' .. rank)
end

-- Names the best distinct layers and the references beside them. With nothing scored there is nothing to re-rank.
local function startFinals()
  set('state', 'finals')
  redis.call('DEL', key('due'))
  if rules.finalists == 0 then return end
  for rank, id in ipairs(redis.call('ZRANGE', key('ranking'), 0, rules.finalists - 1)) do nameFinalist(id, rank) end
  if redis.call('HLEN', key('finals')) == 0 then return end
  for _, reference in ipairs(rules.finalReferences) do
    redis.call('HSETNX', candidate(reference.id), 'reference', reference.name)
    redis.call('HSETNX', candidate(reference.id), 'graph', reference.graph)
    nameFinalist(reference.id, 0)
  end
end

local function spent()
  return rules.time and number('elapsed') >= rules.time or rules.candidates and number('scored') >= rules.candidates
end

-- Whoever counts ticket by ticket up to a number of candidates waits for all that are in flight, however long that takes:
-- a limit would make the end depend on the clock.
local function patient() return byTicket() and rules.candidates and number('scored') >= rules.candidates end

local function drained()
  if number('drained') >= rules.draining and not patient() then return true end
  return redis.call('HLEN', key('open')) == 0 and redis.call('SCARD', key('references')) == 0
end

-- Goes as far as the state allows; the last line of every step.
local function advance()
  repeat
    if get('state') == 'running' and spent() then set('state', 'draining') end
    if get('state') == 'running' then issue() end
  until not countNext()
  if get('state') == 'draining' and drained() then startFinals() end
  if get('state') == 'finals' and redis.call('SCARD', key('unranked')) == 0 then set('state', 'done') end
end

-- One event, now or in its turn: 1 if it is news.
local function arrive(event)
  if not living() then return 0 end
  local news
  if byTicket() and redis.call('HEXISTS', key('open'), event.id) == 1 then
    news = hold(event)
  elseif redis.call('SISMEMBER', key('references'), event.id) == 1 or not closed(event) then
    news = COUNTS[event.kind](event)
  end
  if not news then return 0 end
  advance()
  return 1
end
