package dev.evonorm.cli;

import dev.evonorm.cli.profile.Profile;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.training.Anchor;

import java.util.List;

/** The rejection tests' settings at a scale: those of the profile that is made for it. */
final class RejectionFor {
    private RejectionFor() {}

    static RejectionSettings scale(Scale scale, String data, List<Anchor> anchors) {
        RejectionSettings made =
                Profile.read(profile(scale)).withData(data).settings().rejection();
        TrainingSettings training = made.quality().training();
        return new RejectionSettings(
                anchors.stream().map(Anchor::id).toList(),
                made.probe(),
                made.reuse(),
                made.quality().withTraining(at(scale, training)),
                made.stability());
    }

    /** The profile that is made for a scale. */
    static String profile(Scale scale) {
        return scale == Scale.PAPER ? "paper-b" : "quick";
    }

    private static TrainingSettings at(Scale scale, TrainingSettings training) {
        return new TrainingSettings(
                training.data(),
                scale,
                training.steps(),
                training.batch(),
                training.learningRate(),
                training.schedule(),
                training.momentum(),
                training.weightDecay(),
                training.seed(),
                training.deadline());
    }
}
