-- The order of counting: as events arrive, or ticket by ticket (rules.order).
--
-- Ticket by ticket, what comes of an open ticket is held until it is whole (a rejection, a repetition, or an acceptance and
-- the answers of all objectives) and all earlier tickets are counted; then it is counted at once, in one order, and ticket
-- number + inFlight is issued. So tickets, population and ranking follow from what is said of each candidate, whenever it
-- is said. While the search is paused nothing is counted, since no ticket could be issued.
--
-- Which of several equal functions is tested and trained depends on speed alone. So the original is the first that is
-- counted, whatever the verdicts say: later ones repeat it. The rejection-service lets no candidate repeat a later one, so
-- the scores of the first are there.
--
-- An event is a table of texts: kind, id, text (JSON), and
--   accepted, rejected, repeated   ticket, parent or '', graph, cost in CPU s, fingerprint of the function or ''
--   rejected                       outcome (a counter of the funnel), finding (JSON of test, anchor, figures, reason)
--   repeated                       original
--   scored                         task, score or "failed"

local COUNTS = { accepted = accept, rejected = reject, repeated = repeats, scored = score }

local function held(id) return key('held:' .. id) end

local function heldEvent(id, slot)
  local text = redis.call('HGET', held(id), slot)
  return text and cjson.decode(text)
end

-- The candidate whose function this event's candidate repeats, and what was found of it if it was rejected.
local function first(event)
  local line = event.fingerprint ~= '' and redis.call('HGET', key('functions'), event.fingerprint)
  if line then return string.match(line, '^(%S+) ?(.*)$') end
  if event.kind ~= 'repeated' then return nil end
  return redis.call('HGET', candidate(event.original), 'sameAs') or event.original, ''
end

local function whole(id)
  local verdict = heldEvent(id, 'verdict')
  if not verdict then return false end
  if verdict.kind ~= 'accepted' or first(verdict) then return true end
  for _, task in ipairs(rules.objectives) do
    if redis.call('HEXISTS', held(id), 'task:' .. task) == 0 then return false end
  end
  return true
end

-- Counts a verdict as the repetition of an earlier candidate; its line in the journal becomes an event when it is read.
local function reuse(event, original, finding)
  event.original, event.outcome, event.note = original, 'repeated', 'reused'
  event.text = table.concat({ event.id, event.ticket, event.parent, original, event.cost }, ' ')
    .. '\n' .. finding .. '\n' .. event.graph
  if finding == '' then repeats(event) else reject(event) end
end

local function countHeld(id)
  local verdict = heldEvent(id, 'verdict')
  local original, finding = first(verdict)
  if original then return reuse(verdict, original, finding) end
  if verdict.fingerprint ~= '' then
    redis.call('HSET', key('functions'), verdict.fingerprint, id .. ' ' .. (verdict.finding or ''))
  end
  COUNTS[verdict.kind](verdict)
  if verdict.kind ~= 'accepted' then return end
  for _, task in ipairs(rules.objectives) do score(heldEvent(id, 'task:' .. task)) end
  local more = redis.call('HKEYS', held(id))
  table.sort(more)
  for _, slot in ipairs(more) do
    if slot ~= 'verdict' then score(heldEvent(id, slot)) end
  end
end

-- Counts the next ticket if it is its turn; false if there is nothing to count.
local function countNext()
  local state = get('state')
  if not byTicket() or state == 'paused' or not living() then return false end
  local id = named(number('counted') + 1)
  if redis.call('HEXISTS', key('open'), id) == 0 or not whole(id) then return false end
  countHeld(id)
  redis.call('DEL', held(id))
  count('counted')
  return true
end

local function hold(event)
  local id = event.id
  local slot = event.kind == 'scored' and 'task:' .. event.task or 'verdict'
  if redis.call('HSETNX', held(id), slot, cjson.encode(event)) == 0 then return false end
  -- What is whole needs no deadline: it waits for others, and they have theirs.
  if whole(id) then redis.call('ZREM', key('due'), id) else extend(id) end
  return true
end

-- Whether an event comes too late for its ticket: what was counted ticket by ticket changes no more.
local function closed(event)
  return byTicket() and (event.kind ~= 'scored' or redis.call('HEXISTS', candidate(event.id), 'sameAs') == 1)
end
