package dev.evonorm.cli.search;

import dev.evonorm.cli.run.Decided;
import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.status.SearchStatus;

/** Shows a search while it goes on. For one thread, but for {@link #notice}. */
public interface Display extends AutoCloseable {
    /** Where the search stands; comes about once a second. */
    void status(SearchStatus status);

    /** A candidate passed all tests; its scores come later. */
    void accepted(CandidateAccepted candidate);

    /** A candidate's fate is known. */
    void decided(Decided candidate);

    /** Something that the user should know; any thread. */
    void notice(String text);

    @Override
    void close();
}
