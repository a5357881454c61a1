package dev.evonorm.rejection;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

class CpuSharesTest {
    private final AtomicLong spent = new AtomicLong(7_000_000_000L);
    private final CpuShares shares = new CpuShares(spent::get);

    private void spend(int seconds) {
        spent.addAndGet(seconds * 1_000_000_000L);
    }

    @Test
    void aJobAloneCountsAllOfTheProcess() {
        try (CpuShares.Meter alone = shares.begin()) {
            spend(3);
            assertThat(alone.seconds()).isEqualTo(3);
        }
    }

    @Test
    void whatIsSpentWhileSeveralRunIsSharedAndAddsUp() {
        CpuShares.Meter first = shares.begin();
        spend(2);
        CpuShares.Meter second = shares.begin();
        spend(4);
        double firsts = first.seconds();
        first.close();
        spend(1);

        assertThat(firsts).isEqualTo(4);
        assertThat(first.seconds()).isEqualTo(4);
        assertThat(second.seconds()).isEqualTo(3);
    }

    @Test
    void whatIsSpentWhileNoneRunsIsNobodys() {
        shares.begin().close();
        spend(5);
        try (CpuShares.Meter later = shares.begin()) {
            assertThat(later.seconds()).isZero();
        }
    }
}
