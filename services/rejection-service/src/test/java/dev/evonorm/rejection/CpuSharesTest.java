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
        CpuShares.Meter alone = shares.meter();
        try (CpuShares.Part part = alone.begin()) {
            spend(3);
            assertThat(alone.seconds()).isEqualTo(3);
        }
    }

    @Test
    void whatIsSpentWhileSeveralRunIsSharedAndAddsUp() {
        CpuShares.Meter first = shares.meter();
        CpuShares.Meter second = shares.meter();
        CpuShares.Part firsts = first.begin();
        spend(2);
        CpuShares.Part seconds = second.begin();
        spend(4);
        firsts.close();
        spend(1);
        seconds.close();

        assertThat(first.seconds()).isEqualTo(4);
        assertThat(second.seconds()).isEqualTo(3);
    }

    @Test
    void aJobWithTwoPartsAtATimeHasTwoShares() {
        CpuShares.Meter one = shares.meter();
        CpuShares.Meter other = shares.meter();
        try (var left = one.begin();
                var right = one.begin();
                var others = other.begin()) {
            spend(6);
        }

        assertThat(one.seconds()).isEqualTo(4);
        assertThat(other.seconds()).isEqualTo(2);
    }

    @Test
    void whatIsSpentWhileNoneRunsIsNobodys() {
        CpuShares.Meter meter = shares.meter();
        meter.begin().close();
        spend(5);
        meter.begin().close();

        assertThat(meter.seconds()).isZero();
    }
}
