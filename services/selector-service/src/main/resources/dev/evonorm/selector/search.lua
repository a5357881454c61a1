-- The state of one search, and what every step needs of it. Each step is sent to Redis as this file, tournament.lua,
-- flow.lua, verdicts.lua, order.lua, states.lua and the step itself, in that order, and runs atomically.
--
-- The first write of a step is one that Redis refuses when it is out of memory (HSET, HINCRBY, XADD, ZADD, not ZREM or DEL):
-- then it refuses the whole step, and once the first is let through, so are the others.
--
-- KEYS[1] is evonorm:{ID}; every other key of the search is that, a colon and a name. The braces keep them in one slot
-- of a cluster, so a script may touch keys that it derives. ARGV[1] is the time in ms; no script reads a clock.
--
--   settings    STRING  the settings, as posted
--   rules       STRING  JSON: what the scripts need of the settings
--   state       HASH    state, reason, elapsed, drained, at; tickets, counted, arrived, oldest; the counters of the funnel
--   open        HASH    candidate of an open ticket -> "TICKET ORIGIN [PARENT]"
--   references  SET     references that wait for scores
--   due         ZSET    candidate -> time in ms at which its ticket, reference or final is to be published (again)
--   population  HASH    arrival number -> "CANDIDATE SCORE SCORE ..." in the order of the objectives
--   ranking     ZSET    scored, distinct candidate -> minus its mean of shares, so that of equals the lower id comes first
--   finals      HASH    finalist -> rank, 0 for a reference
--   unranked    SET     finalists that wait for their evaluation
--   journal     STREAM  every fact, once, in the order of counting
--   candidate:C HASH    ticket, parentId, graph, sameAs, reference, task:T (a score, or "failed"), mean, end, finals
--   waiters:C   SET     candidates that repeat C's function and wait for its scores
--
-- And where outcomes count ticket by ticket (order.lua):
--   held:C      HASH    "verdict" or "task:T" -> the event as JSON, until the ticket's turn
--   functions   HASH    fingerprint -> first candidate counted with that function, and what was found if it was rejected

local root = KEYS[1]
local now = tonumber(ARGV[1])

local function key(name) return root .. ':' .. name end
local function candidate(id) return key('candidate:' .. id) end
local function waiters(id) return key('waiters:' .. id) end
local function get(field) return redis.call('HGET', key('state'), field) end
local function number(field) return tonumber(get(field) or '0') end
local function set(field, value) redis.call('HSET', key('state'), field, value) end
local function count(field, by) return redis.call('HINCRBY', key('state'), field, by or 1) end
local function journal(kind, text) redis.call('XADD', key('journal'), '*', kind, text) end

local source = redis.call('GET', key('rules'))
local rules = source and cjson.decode(source)

local function byTicket() return rules and rules.order == 'ticket' end

-- Whether events still count: the search exists and has not ended.
local function living()
  local state = get('state')
  return state and state ~= 'done' and state ~= 'stopped'
end

-- Whether a candidate's events may count: its ticket is open, or something of it is on record.
local function known(id)
  return redis.call('HEXISTS', key('open'), id) == 1 or redis.call('EXISTS', candidate(id)) == 1
end

-- Whether a candidate's evaluation is waited for; what is due of it is its final then, of a reference too.
local function finalist(id) return redis.call('SISMEMBER', key('unranked'), id) == 1 end

-- A sign of life: whatever this candidate waits for is published again only a whole deadline from now.
local function extend(id)
  if not finalist(id) then redis.call('ZADD', key('due'), 'XX', now + rules.deadline, id) end
end

-- Nothing of a candidate's scoring is waited for any more.
local function withdraw(id)
  if not finalist(id) then redis.call('ZREM', key('due'), id) end
end
