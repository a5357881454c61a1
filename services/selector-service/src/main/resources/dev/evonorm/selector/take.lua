-- Takes what is due for publication. ARGV: now, lease in ms, how many at most. Returns {{kind, text}, ...}.
-- Who takes must publish and then confirm (ZADD due XX); without a confirmation it is due again after the lease, so a
-- crash between a decision and its publication loses nothing, and no two publishers take the same at a time.
local state = get('state')
if state ~= 'running' and state ~= 'draining' and state ~= 'finals' then return {} end
local taken = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', key('due'), '-inf', now, 'LIMIT', 0, ARGV[3])) do
  local rank = finalist(id) and redis.call('HGET', key('finals'), id)
  local ticket = redis.call('HGET', key('open'), id)
  local reference = redis.call('HGET', candidate(id), 'reference')
  redis.call('ZADD', key('due'), 'XX', now + tonumber(ARGV[2]), id)
  if rank then
    taken[#taken + 1] = { 'finalist', id .. ' ' .. rank }
  elseif ticket then
    taken[#taken + 1] = { 'ticket', id .. ' ' .. ticket }
  elseif reference then
    taken[#taken + 1] = { 'reference', id .. ' ' .. reference }
  end
end
return taken
