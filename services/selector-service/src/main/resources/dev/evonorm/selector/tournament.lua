-- The draw of a ticket's parent. Cost: O(sample x objectives) for "average", O(sample x front x objectives) for
-- "pareto", whatever the size of the population: members are numbered by arrival, the window is a run of numbers, and a
-- member's value holds its scores, so that no graph is read.

-- Seeds Redis' own generator, which is the same on every machine, from the search's seed and the ticket's number. It
-- takes 32 bits and gives neighbouring seeds related numbers; hashing sets them apart.
local function seed(ticket)
  math.randomseed(tonumber(string.sub(redis.sha1hex(rules.seed .. ':' .. ticket), 1, 7), 16))
end

-- So many distinct numbers of 1..size, every subset equally likely (Floyd's algorithm), without listing the rest.
local function distinct(size, wanted)
  local chosen, list = {}, {}
  for top = size - wanted + 1, size do
    local pick = math.random(1, top)
    if chosen[pick] then pick = top end
    chosen[pick] = true
    list[#list + 1] = pick
  end
  return list
end

-- A set of the names in a list of the rules; those of an older search may lack the list.
local function setOf(list)
  local names = {}
  for _, name in ipairs(list or {}) do names[name] = true end
  return names
end

-- What a score is worth, by the objective's place: the score itself, or its negative where low is good.
local function signs()
  local lower, list = setOf(rules.lower), {}
  for i, task in ipairs(rules.objectives) do list[i] = lower[task] and -1 or 1 end
  return list
end

-- The members with these places in the window, 1 being the oldest: {id, worth, worth, ...}. More is better everywhere.
local function members(places)
  local oldest, sign, list = number('oldest'), signs(), {}
  for _, place in ipairs(places) do
    local member = {}
    for word in string.gmatch(redis.call('HGET', key('population'), oldest + place - 1), '%S+') do
      member[#member + 1] = #member == 0 and word or sign[#member] * tonumber(word)
    end
    list[#list + 1] = member
  end
  return list
end

local function mean(member)
  local sum = 0
  for i = 2, #member do sum = sum + member[i] end
  return sum / (#member - 1)
end

-- At least as good everywhere and better somewhere.
local function dominates(a, b)
  local better = false
  for i = 2, #a do
    if a[i] < b[i] then return false end
    if a[i] > b[i] then better = true end
  end
  return better
end

-- Members that no other dominates; equals stay together.
local function front(sample)
  local kept = {}
  for _, member in ipairs(sample) do
    local beaten, rest = false, {}
    for _, other in ipairs(kept) do
      if dominates(other, member) then beaten = true; break end
      if not dominates(member, other) then rest[#rest + 1] = other end
    end
    if not beaten then
      rest[#rest + 1] = member
      kept = rest
    end
  end
  return kept
end

local function best(sample)
  local kept, top = {}, -math.huge
  for _, member in ipairs(sample) do
    local value = mean(member)
    if value > top then kept, top = {}, value end
    if value == top then kept[#kept + 1] = member end
  end
  return kept
end

-- The winner's id: a random member of the sample's Pareto front, or of those with its highest mean.
local function tournament()
  local size = number('arrived') - number('oldest') + 1
  local wanted = math.max(1, math.floor(rules.fraction * size + 0.5))
  local sample = members(distinct(size, wanted))
  local winners = rules.criterion == 'average' and best(sample) or front(sample)
  return winners[math.random(1, #winners)][1]
end
