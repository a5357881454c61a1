-- A proposal was rejected. ARGV: now, candidate, event, ticket, parent or '', graph, CPU seconds, fingerprint or '', counter
-- of the funnel, what was found as JSON.
return arrive({
  kind = 'rejected', id = ARGV[2], text = ARGV[3],
  ticket = ARGV[4], parent = ARGV[5], graph = ARGV[6], cost = ARGV[7], fingerprint = ARGV[8],
  outcome = ARGV[9], finding = ARGV[10],
})
