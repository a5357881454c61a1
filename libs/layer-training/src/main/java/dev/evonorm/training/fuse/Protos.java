package dev.evonorm.training.fuse;

import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;

import java.util.List;

/** Operations as TensorFlow's graph definitions write them. */
final class Protos {
    private Protos() {}

    /** A call of a function that XLA compiles at the first run, and again for other shapes. */
    static NodeDef compiledCall(
            String name, String function, List<String> inputs, List<DataType> inputTypes, List<DataType> outputTypes) {
        return NodeDef.newBuilder()
                .setOp("PartitionedCall")
                .setName(name)
                .addAllInput(inputs)
                .putAttr("Tin", types(inputTypes))
                .putAttr("Tout", types(outputTypes))
                .putAttr(
                        "f",
                        AttrValue.newBuilder()
                                .setFunc(NameAttrList.newBuilder().setName(function))
                                .build())
                .putAttr("_XlaMustCompile", AttrValue.newBuilder().setB(true).build())
                .build();
    }

    private static AttrValue types(List<DataType> types) {
        return AttrValue.newBuilder()
                .setList(AttrValue.ListValue.newBuilder().addAllType(types))
                .build();
    }
}
