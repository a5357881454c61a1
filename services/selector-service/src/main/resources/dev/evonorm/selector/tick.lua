-- Time passes. ARGV: now, "1" if this is the service's first tick of the search, the most ms that one tick may add.
-- Only here do the clocks run: "elapsed" while the search is running, "drained" while it drains. The time before a first
-- tick, when no service ran, does not count; the bound keeps a suspended machine's sleep from counting.
if not living() then return 0 end
local passed = ARGV[2] == '1' and 0 or math.max(0, math.min(now - number('at'), tonumber(ARGV[3])))
set('at', now)
if get('state') == 'running' then count('elapsed', passed) end
if get('state') == 'draining' then count('drained', passed) end
advance()
return 1
