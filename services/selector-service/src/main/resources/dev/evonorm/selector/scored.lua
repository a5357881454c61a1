-- A task judged a candidate, or failed to. ARGV: now, candidate, event, task, score or "failed".
return arrive({ kind = 'scored', id = ARGV[2], text = ARGV[3], task = ARGV[4], score = ARGV[5] })
