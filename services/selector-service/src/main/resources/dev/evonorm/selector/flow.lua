-- How tickets begin and end.

-- What a ticket makes its candidate from: "random", "copy LAYER", "mutant LAYER" or "offspring CANDIDATE".
local function origin(ticket)
  if rules.strategy == 'random' then return 'random' end
  seed(ticket)
  if number('arrived') >= rules.initialSize then return 'offspring ' .. tournament() end
  if rules.initial == 'random' then return 'random' end
  if ticket <= #rules.parents then return 'copy ' .. rules.parents[ticket] end
  return 'mutant ' .. rules.parents[math.random(1, #rules.parents)]
end

-- The candidate of a ticket, in the form of CandidateIds.ofTicket.
local function named(ticket) return string.format('%s-%05d', rules.search, ticket) end

-- Issues tickets until as many are open as may be; they are due at once, after the references.
local function issue()
  for _ = redis.call('HLEN', key('open')) + 1, rules.inFlight do
    local ticket = count('tickets')
    local text = ticket .. ' ' .. origin(ticket)
    local id = named(ticket)
    redis.call('HSET', key('open'), id, text)
    redis.call('ZADD', key('due'), 1, id)
    journal('ticket', id .. ' ' .. text)
  end
end

-- Ends a ticket; false if it is not open (any more), so that nothing ends twice.
local function close(id)
  redis.call('ZREM', key('due'), id)
  return redis.call('HDEL', key('open'), id) == 1
end

-- Makes a scored candidate the youngest member; the oldest leaves when the window is full.
local function join(id, scores)
  local arrived = count('arrived')
  redis.call('HSET', key('population'), arrived, id .. ' ' .. table.concat(scores, ' '))
  if arrived == 1 then set('oldest', 1) end
  if arrived - number('oldest') >= rules.window then
    redis.call('HDEL', key('population'), get('oldest'))
    count('oldest')
  end
end

-- The mean of the scores that are shares, by which candidates rank.
local function average(scores)
  local aside, sum, shares = setOf(rules.aside), 0, 0
  for i, task in ipairs(rules.objectives) do
    if not aside[task] then sum, shares = sum + tonumber(scores[i]), shares + 1 end
  end
  return sum / shares
end

local function finish(id, scores)
  local average = average(scores)
  redis.call('HSET', candidate(id), 'end', 'scored', 'mean', string.format('%.17g', average))
  if redis.call('SREM', key('references'), id) == 1 then
    withdraw(id)
    return
  end
  close(id)
  join(id, scores)
  if redis.call('HEXISTS', candidate(id), 'sameAs') == 0 then
    count('scored')
    redis.call('ZADD', key('ranking'), string.format('%.17g', -average), id)
  end
end

local function fail(id)
  redis.call('HSET', candidate(id), 'end', 'failed')
  if redis.call('SREM', key('references'), id) == 1 then
    withdraw(id)
    return
  end
  close(id)
  if redis.call('HEXISTS', candidate(id), 'sameAs') == 1 then return end
  if redis.call('HEXISTS', candidate(id), 'graph') == 1 then count('accepted', -1) end
  count('failed')
end

-- The scores of all objectives in their order; nil while one is missing; false if one failed.
local function scoresOf(id)
  local scores, missing = {}, false
  for i, task in ipairs(rules.objectives) do
    local score = redis.call('HGET', candidate(id), 'task:' .. task)
    if score == 'failed' then return false end
    if score then scores[i] = score else missing = true end
  end
  if missing then return nil end
  return scores
end

-- Gives a candidate the answers of the one whose function it repeats; without an original it fails.
local function adopt(id, original)
  for _, task in ipairs(rules.objectives) do
    local score = original and redis.call('HGET', candidate(original), 'task:' .. task) or 'failed'
    redis.call('HSETNX', candidate(id), 'task:' .. task, score)
  end
end

-- Decides a candidate if all is there, and with it those that wait for its scores. Order does not matter: whichever of
-- the acceptance and the scores comes last decides.
local settle

-- Ids have five digits or more: the shorter one is that of the earlier ticket.
local function earlier(one, other)
  if #one ~= #other then return #one < #other end
  return one < other
end

-- In the order of their tickets, not of the set: who joins the population when must follow from the journal.
local function release(id, original)
  local waiting = redis.call('SMEMBERS', waiters(id))
  table.sort(waiting, earlier)
  for _, waiter in ipairs(waiting) do
    adopt(waiter, original)
    settle(waiter)
  end
  redis.call('DEL', waiters(id))
end

function settle(id)
  if redis.call('HEXISTS', candidate(id), 'end') == 1 then return end
  local scores = scoresOf(id)
  if scores == false then
    fail(id)
    release(id, nil)
  elseif scores and redis.call('HEXISTS', candidate(id), 'graph') == 1 then
    finish(id, scores)
    release(id, id)
  end
end
