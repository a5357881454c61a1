/**
 * The owner of searches: their tickets, population, archive and finals, kept in Redis behind one Lua script a step.
 * Start with {@link dev.evonorm.selector.Ledger}, which counts events, and {@code search.lua}, which lists the state.
 * Only {@link dev.evonorm.selector.Listener} and {@link dev.evonorm.selector.KafkaOutlet} may know Kafka, only
 * {@link dev.evonorm.selector.SearchResource} and its neighbours HTTP, and nothing here what a network or a tensor is.
 *
 * <h2>States</h2>
 *
 * <pre>
 * running ⇄ paused          by request; the clock stands still while paused
 * running → draining        the budget is spent: no new tickets
 * draining → finals         no ticket and no reference is open, or 45 s have passed
 * finals → done             every finalist is evaluated or failed, or there is none
 * any of these → stopped    by request, without finals
 * </pre>
 *
 * <h2>Cost of a step</h2>
 *
 * With p members, a sample of s, m objectives and a Pareto front of f: counting an event is O(m), ending a ticket
 * O(log of the archive), issuing one O(s·m) ("average") or O(s·f·m) ("pareto"), naming k finalists O(k + log). Nothing
 * is O(p). What scores need (a few numbers a member) is apart from what people read (graphs), so a tournament of 125 among
 * 2500 reads 125 short strings. The age order needs no list: members are numbered by arrival, so the window is a run
 * of numbers and a random member one hash lookup, where a Redis LIST would walk.
 *
 * <h2>Nothing is lost, nothing counts twice</h2>
 *
 * A step changes everything or nothing and ignores an event that it has counted. What is to be published lies in the sorted
 * set {@code due} from the moment of the decision until the answer: {@link dev.evonorm.selector.Publisher} takes it under a
 * lease, publishes, and confirms; without a confirmation it is taken again, and without an answer too, once the search's
 * deadline for tickets has passed since the candidate's last sign of life. Publishing twice is harmless: a ticket's
 * candidate is a pure function of the ticket.
 *
 * <h2>Order</h2>
 *
 * Events may come in any order and any number of times. Counted as they arrive, their order decides who is a member when
 * a parent is drawn; counted ticket by ticket ({@code order.lua}, ADR 7), it decides nothing.
 */
@NullMarked
package dev.evonorm.selector;

import org.jspecify.annotations.NullMarked;
