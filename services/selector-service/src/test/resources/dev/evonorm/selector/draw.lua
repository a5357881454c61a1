-- For tests. ARGV: now, first ticket, last ticket. The winners of these tickets' tournaments.
local winners = {}
for ticket = tonumber(ARGV[2]), tonumber(ARGV[3]) do
  seed(ticket)
  winners[#winners + 1] = tournament()
end
return winners
