-- A proposal computes an earlier candidate's function. ARGV: now, candidate, event, ticket, parent or '', graph, CPU seconds,
-- fingerprint or '', original.
return arrive({
  kind = 'repeated', id = ARGV[2], text = ARGV[3],
  ticket = ARGV[4], parent = ARGV[5], graph = ARGV[6], cost = ARGV[7], fingerprint = ARGV[8],
  original = ARGV[9],
})
