package dev.evonorm.training;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.training.anchor.Architecture;
import dev.evonorm.training.anchor.EfficientNetB0;
import dev.evonorm.training.anchor.MobileNetV2;
import dev.evonorm.training.anchor.ResNet50;

/** The architecture of every anchor at every scale. */
final class Networks {
    private Networks() {}

    static Architecture of(Anchor anchor, Scale scale) {
        return switch (anchor) {
            case RESNET50 -> ResNet50.at(scale);
            case MOBILENETV2 -> MobileNetV2.at(scale);
            case EFFICIENTNETB0 -> EfficientNetB0.at(scale);
        };
    }
}
