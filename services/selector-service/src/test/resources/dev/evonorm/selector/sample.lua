-- For tests. ARGV: now, first ticket, last ticket, size, wanted. The samples of these tickets, as lines of places.
local samples = {}
for ticket = tonumber(ARGV[2]), tonumber(ARGV[3]) do
  seed(ticket)
  samples[#samples + 1] = table.concat(distinct(tonumber(ARGV[4]), tonumber(ARGV[5])), ' ')
end
return samples
