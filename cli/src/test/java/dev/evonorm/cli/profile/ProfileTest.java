package dev.evonorm.cli.profile;

import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.contracts.settings.Better;
import dev.evonorm.contracts.settings.BudgetSettings;
import dev.evonorm.contracts.settings.ChanceSettings;
import dev.evonorm.contracts.settings.Initial;
import dev.evonorm.contracts.settings.Objective;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.Schedule;
import dev.evonorm.contracts.settings.SearchSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProfileTest {
    private static final double QUICK_SPREAD = 0.001;

    @TempDir
    Path folder;

    private Profile profile(String yaml) throws IOException {
        return Profile.read(Files.writeString(folder.resolve("my.yaml"), yaml).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick", "paper-b", "paper-s"})
    void our_profiles_survive_being_written_and_read_again(String name) throws IOException {
        SearchSettings settings = Profile.read(name).settings();
        assertThat(profile(Profile.yaml(settings)).settings()).isEqualTo(settings);
    }

    @Test
    void objectives_are_names_or_say_which_scores_are_good() throws IOException {
        SearchSettings settings = profile("objectives: [resnet50, {name: training-cost, better: lower, unit: ms}]")
                .settings();
        assertThat(settings.objectives().all())
                .containsExactly(Objective.share("resnet50"), new Objective("training-cost", Better.LOWER, "ms"));
        assertThat(profile(Profile.yaml(settings)).settings()).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "objectives: resnet50 | line 1: objectives is 'resnet50'; it must be a list of names and of blocks",
                "objectives: [{nmae: cost}] | unknown key 'nmae'; did you mean 'name'?",
                "objectives: [a, {name: cost, better: less}] | less",
                "objectives: [a, {name: cost}] | objectives has a block without better",
                "objectives: [{name: cost, better: lower}] | of which none is a bare name",
                "{objectives: [a, {name: c, better: lower}], population: {criterion: average}} | population.criterion is average",
            })
    void wrong_objectives_are_refused_in_words(String yaml, String words) {
        assertThatThrownBy(() -> profile(yaml).settings())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words);
    }

    @Test
    void quick_starts_from_hand_made_layers_at_tiny_scale_and_never_from_an_evonorm() {
        SearchSettings quick = Profile.read("quick").settings();
        assertThat(quick.initial()).isEqualTo(Initial.CATALOGUE);
        assertThat(quick.scoring().scale()).isEqualTo(Scale.TINY);
        assertThat(quick.space().groups()).isEqualTo(4);
        assertThat(quick.references()).contains("bn-relu", "bn-silu", "evonorm-b0", "evonorm-s0");
    }

    @Test
    void the_papers_profiles_hold_its_values() {
        SearchSettings b = Profile.read("paper-b").settings();
        SearchSettings s = Profile.read("paper-s").settings();
        assertThat(b.population().window()).isEqualTo(2500);
        assertThat(b.population().tournamentFraction()).isEqualTo(0.05);
        assertThat(b.offspring().mutations()).isEqualTo(2);
        assertThat(b.offspring().randomProbability()).isEqualTo(0.5);
        assertThat(b.rejection().quality().threshold()).isEqualTo(0.2);
        assertThat(b.rejection().stability().limit()).isEqualTo(1e8);
        assertThat(b.initial()).isEqualTo(Initial.RANDOM);
        assertThat(b.space().groups()).isEqualTo(32);
        assertThat(b.scoring().steps()).isEqualTo(2000);
        assertThat(b.scoring().schedule()).isEqualTo(Schedule.CONSTANT);
        assertThat(s.scoring().steps()).isEqualTo(5000);
        assertThat(s.scoring().schedule()).isEqualTo(Schedule.COSINE);
        assertThat(b.space().batchAggregations()).isTrue();
        assertThat(s.space().batchAggregations()).isFalse();
    }

    @Test
    void a_file_overrides_some_keys_of_quick() throws IOException {
        SearchSettings settings = profile(
                        """
                seed: 7
                scoring:
                  steps: 50
                  deadline: 45s
                rejection:
                  stability:
                    limit: 1e6
                """)
                .settings();
        SearchSettings quick = Profile.read("quick").settings();
        assertThat(settings.seed()).isEqualTo(7);
        assertThat(settings.scoring().steps()).isEqualTo(50);
        assertThat(settings.scoring().deadline()).isEqualTo(Duration.ofSeconds(45));
        assertThat(settings.scoring().batch()).isEqualTo(quick.scoring().batch());
        assertThat(settings.rejection().stability().limit()).isEqualTo(1e6);
        assertThat(settings.rejection().quality()).isEqualTo(quick.rejection().quality());
    }

    @Test
    void a_file_may_stand_on_another_profile() throws IOException {
        assertThat(profile("extends: paper-s\nseed: 2\n").settings().scoring().steps())
                .isEqualTo(5000);
    }

    @Test
    void the_early_end_of_a_training_at_chance_is_quicks_alone_and_may_be_switched_off() throws IOException {
        assertThat(Profile.read("quick").settings().rejection().quality().chance())
                .isNotNull();
        assertThat(Profile.read("paper-b").settings().rejection().quality().chance())
                .isNull();
        assertThat(Profile.read("paper-s").settings().rejection().quality().chance())
                .isNull();
        assertThat(profile("rejection: {quality: {chance: null}}")
                        .settings()
                        .rejection()
                        .quality()
                        .chance())
                .isNull();
        assertThat(profile("rejection: {quality: {chance: {step: 20}}}")
                        .settings()
                        .rejection()
                        .quality()
                        .chance())
                .isEqualTo(new ChanceSettings(20, QUICK_SPREAD));
    }

    @Test
    void the_settings_of_an_earlier_version_are_read_without_what_came_later() throws IOException {
        SearchSettings quick = Profile.read("quick").settings();
        String earlier = Profile.yaml(quick)
                .lines()
                .filter(line -> !line.matches(" +(chance:|step:|spread:).*"))
                .collect(Collectors.joining("\n"));
        Path config = Files.writeString(folder.resolve("config.yaml"), earlier);

        assertThat(earlier).doesNotContain("chance").contains("scoring");
        assertThat(Profile.resolved(config).settings().rejection().quality().chance())
                .isNull();
        assertThat(Profile.resolved(config).settings().scoring()).isEqualTo(quick.scoring());
    }

    @Test
    void a_budget_is_replaced_whole() throws IOException {
        assertThat(profile("budget:\n  candidates: 200\n").settings().budget())
                .isEqualTo(new BudgetSettings(null, 200L));
    }

    @Test
    void an_empty_file_is_quick() throws IOException {
        assertThat(profile("# nothing yet\n").settings())
                .isEqualTo(Profile.read("quick").settings());
    }

    @Test
    void data_are_set_for_all_trainings_at_once() {
        SearchSettings settings = Profile.read("quick").withData("mine").settings();
        assertThat(settings.scoring().data()).isEqualTo("mine");
        assertThat(settings.rejection().quality().training().data()).isEqualTo("mine");
        assertThat(settings.finals().training().data()).isEqualTo("mine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sede: 3 | line 1: unknown key 'sede'; did you mean 'seed'?",
                "seed: 1\\nscoring:\\n  steps: 10\\n  stepz: 5 | line 4: unknown key 'stepz'; did you mean 'steps'?",
                "seed: 1\\n\\nfinals:\\n  training:\\n    learning_rate: 1 | line 5: unknown key 'learning_rate'; did you mean 'learningRate'?",
                "seed: 1\\nquxqux: 3 | known here are seed, strategy",
                "scoring:\\n  steps: many | line 2: scoring.steps is 'many'; it must be an integer",
                "scoring:\\n  steps: 0 | line 2: scoring.steps is 0; it must lie between 1 and 1000000",
                "rejection:\\n  quality:\\n    threshold: 2 | line 3: rejection.quality.threshold is 2; it must lie between 0 and 1",
                "rejection:\\n  quality:\\n    training:\\n      batch: 1 | line 4: rejection.quality.training.batch is 1; it must lie between 2 and 4096",
                "rejection:\\n  quality:\\n    chance: 3 | line 3: rejection.quality.chance is 3; it must be a block with the keys step, spread",
                "rejection:\\n  quality:\\n    chance:\\n      spread: -1 | line 4: rejection.quality.chance.spread is -1; it must lie between 0 and 1000",
                "seed: null | line 1: seed is null; it must be an integer",
                "ticketDeadline: soon | line 1: ticketDeadline is 'soon'; it must be a duration such as 45s, 10m or 1h30m",
                "strategy: annealing | line 1: strategy is 'annealing'; it must be one of evolution, random",
                "scoring: 5 | line 1: scoring is 5; it must be a block with the keys data, scale",
                "objectives: resnet50 | line 1: objectives is 'resnet50'; it must be a list of names",
                "objectives: [] | line 1: objectives is empty; name at least one",
                "budget: {} | line 1: budget names neither time nor candidates",
                "references:\\n  - bn-rleu | line 1: references: 'bn-rleu' is no layer of the catalogue; did you mean 'bn-relu'?",
                "rejection:\\n  anchors: [resnet5] | line 2: rejection.anchors: 'resnet5' is no anchor; did you mean 'resnet50'?",
                "seed: 1\\nseed: 2 | line 2: not YAML",
                "scoring: [1 | not YAML",
                "- 1 | a profile is a list of keys and values",
                "extends: slow | line 1: extends names no profile of ours: 'slow'; it must be one of quick, paper-b, paper-s",
            })
    void what_is_wrong_is_named_with_its_line(String yaml, String message) {
        assertThatThrownBy(() -> profile(yaml.replace("\\n", "\n")).settings())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("my.yaml")
                .hasMessageContaining(message)
                .satisfies(refusal -> assertThat(((Refusal) refusal).exitCode()).isEqualTo(2));
    }

    @Test
    void an_unknown_name_suggests_a_profile_of_ours() {
        assertThatThrownBy(() -> Profile.read("quik"))
                .hasMessageContaining("no profile 'quik'")
                .hasMessageContaining("did you mean 'quick'?");
    }
}
