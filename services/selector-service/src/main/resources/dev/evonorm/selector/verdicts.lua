-- What events do to their candidate. Each function takes an event as a table of texts (order.lua lists its fields), counts
-- it, and says whether it changed anything.

local function note(event) journal(event.note or 'event', event.text) end

-- Keeps what is needed of a layer that the population may hold; false if it is on record.
local function record(event)
  if redis.call('HSETNX', candidate(event.id), 'graph', event.graph) == 0 then return false end
  redis.call('HSET', candidate(event.id), 'ticket', event.ticket)
  if event.parent ~= '' then redis.call('HSET', candidate(event.id), 'parentId', event.parent) end
  return true
end

local function accept(event)
  local id = event.id
  if not known(id) or not record(event) then return false end
  -- A candidate that failed before its acceptance came in stays counted as failed.
  if redis.call('HEXISTS', candidate(id), 'end') == 0 then count('accepted') end
  note(event)
  extend(id)
  settle(id)
  return true
end

-- The first verdict holds.
local function reject(event)
  local id = event.id
  if redis.call('HEXISTS', candidate(id), 'graph') == 1 then return false end
  if redis.call('HEXISTS', key('open'), id) == 0 then return false end
  count(event.outcome)
  close(id)
  release(id, nil)
  note(event)
  return true
end

-- A candidate that computes an accepted one's function becomes a member with that one's scores, now or once those are
-- there; it fails with the original.
local function repeats(event)
  local id, original = event.id, event.original
  if id == original or redis.call('HEXISTS', key('open'), id) == 0 or not record(event) then return false end
  redis.call('HSET', candidate(id), 'sameAs', original)
  count('repeated')
  note(event)
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
  return true
end

-- The first answer of a task holds. The score of a task that is no objective is kept, and nothing waits for it.
local function score(event)
  local id = event.id
  if not known(id) then return false end
  if redis.call('HSETNX', candidate(id), 'task:' .. event.task, event.score) == 0 then return false end
  note(event)
  extend(id)
  settle(id)
  return true
end
