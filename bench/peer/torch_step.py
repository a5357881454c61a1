"""Training steps of the anchors in PyTorch, eager, for `evonorm bench peer`.

The network comes as data, the layer as its graph, the weights and the batch as files of float32 in the order in which
the Java side made them. One line of JSON in, one out: {"do": "build", ...}, {"do": "step"}, ...; it ends with its input.
Every operation is written as a person would write it in PyTorch: convolutions with symmetric padding, moments by
torch.var, the rest node by node. For the comparison of numbers alone, padding is as TensorFlow's SAME.
"""
import json
import sys
import time

import torch
import torch.nn.functional as F

EPSILON = 1e-5
MOVING = 0.9
# Index sets of the graph as axes of [b, c, h, w].
AXES = {"bwh": (0, 2, 3), "wh": (2, 3), "whc": (1, 2, 3)}


class Store:
    """The variables in the order of construction: read from the file the first time, handed out again after rewind."""

    def __init__(self, path):
        self.data, self.taken, self.list, self.next = read(path), 0, [], 0

    def rewind(self):
        self.next = 0

    def get(self, shape, form=lambda t: t, decay=False, trained=True):
        if self.next == len(self.list):
            size = 1
            for side in shape:
                size *= side
            values = self.data[self.taken:self.taken + size]
            if values.numel() != size:
                sys.exit("the weights end too soon: the networks differ")
            self.taken += size
            tensor = form(values.reshape(shape)).clone().contiguous().requires_grad_(trained)
            self.list.append((tensor, decay, trained))
        self.next += 1
        return self.list[self.next - 1][0]


def read(path):
    with open(path, "rb") as file:
        return torch.frombuffer(bytearray(file.read()), dtype=torch.float32)


class Net:
    def __init__(self, request, store):
        self.arch, self.graph, self.classes = request["architecture"], request["layer"], request["classes"]
        self.fused, self.store, self.exact = request["fused"], store, True
        self.live = live(self.graph["nodes"])

    def __call__(self, images):
        self.store.rewind()
        stem = self.arch["stem"]
        y = self.conv(images, stem["kernel"], stem["stride"], stem["width"])
        if stem["layer"]:
            y = self.layer(y)
        if stem["poolStride"]:
            y = F.max_pool2d(y, 3, stem["poolStride"], 1)
        for block in self.arch["blocks"]:
            y = self.bottleneck(y, block) if "width" in block else self.inverted(y, block)
        if self.arch["headWidth"]:
            y = self.conv(y, 1, 1, self.arch["headWidth"])
        return self.dense(self.layer(y).mean((2, 3)), self.classes)

    def bottleneck(self, x, block):
        out = 4 * block["width"]
        active = self.layer(x)
        same = block["stride"] == 1 and x.shape[1] == out
        shortcut = x if same else self.conv(active, 1, block["stride"], out)
        y = self.conv(active, 1, 1, block["width"])
        y = self.conv(self.layer(y), 3, block["stride"], block["width"])
        return shortcut + self.conv(self.layer(y), 1, 1, out)

    def inverted(self, x, block):
        channels, y = x.shape[1], x
        if block["expand"] > 1:
            y = self.layer(self.conv(y, 1, 1, channels * block["expand"]))
        y = self.layer(self.depthwise(y, block["kernel"], block["stride"]))
        if block["squeezeExcite"]:
            hidden = F.silu(self.dense(y.mean((2, 3)), max(1, channels // 4)))
            y = y * torch.sigmoid(self.dense(hidden, y.shape[1]))[:, :, None, None]
        y = self.affine(self.conv(y, 1, 1, block["out"]))
        return x + y if block["stride"] == 1 and channels == block["out"] else y

    def conv(self, x, kernel, stride, out):
        shape = (kernel, kernel, x.shape[1], out)
        weights = self.store.get(shape, lambda t: t.permute(3, 2, 0, 1), decay=True)
        return self.convolved(x, weights, stride, 1)

    def depthwise(self, x, kernel, stride):
        shape = (kernel, kernel, x.shape[1], 1)
        weights = self.store.get(shape, lambda t: t.permute(2, 3, 0, 1), decay=True)
        return self.convolved(x, weights, stride, x.shape[1])

    def convolved(self, x, weights, stride, groups):
        kernel = weights.shape[2]
        if self.exact and stride > 1:
            before, after = same_padding(x.shape[2], kernel, stride)
            return F.conv2d(F.pad(x, (before, after, before, after)), weights, None, stride, 0, 1, groups)
        return F.conv2d(x, weights, None, stride, kernel // 2, 1, groups)

    def dense(self, x, out):
        weights = self.store.get((x.shape[1], out), lambda t: t.t(), decay=True)
        return F.linear(x, weights, self.vector(out))

    def vector(self, channels, trained=True):
        return self.store.get((channels,), trained=trained)

    def affine(self, x):
        gamma, beta = self.per_channel(x), self.per_channel(x)
        return x * gamma + beta

    def per_channel(self, x):
        return self.vector(x.shape[1]).view(1, -1, 1, 1)

    def layer(self, x):
        if self.fused:
            gamma, beta = self.vector(x.shape[1]), self.vector(x.shape[1])
            mean, var = self.vector(x.shape[1], False), self.vector(x.shape[1], False)
            return F.relu(F.batch_norm(x, mean, var, gamma, beta, True, 1 - MOVING, EPSILON))
        nodes, values = self.graph["nodes"], {}
        needs = {i for n in self.live for i in nodes[n].get("in", [])}
        v0 = self.per_channel(x) if 2 in needs else x.new_zeros(())
        v1 = self.per_channel(x) if 3 in needs else x.new_ones(())
        moving = {n: self.vector(x.shape[1], False) for n in self.live if nodes[n].get("over") == "bwh"}
        for n in self.live:
            node = nodes[n]
            if node["op"] in ("x", "zero", "v0", "v1"):
                values[n] = {"x": x, "zero": x.new_zeros(()), "v0": v0, "v1": v1}[node["op"]]
            elif "over" in node:
                values[n] = self.moment(node, values[node["in"][0]], moving.get(n))
            else:
                values[n] = ELEMENTWISE[node["op"]](*(values[i] for i in node["in"]))
        return self.affine(values[len(nodes) - 1])

    def moment(self, node, x, moving):
        over, shape = node["over"], x.shape
        if over == "whcg":
            groups = self.graph.get("groups", 32)
            while shape[1] % groups:
                groups -= 1
            x, axes = x.reshape(shape[0], groups, shape[1] // groups, *shape[2:]), (2, 3, 4)
        else:
            axes = AXES[over]
        if node["op"] == "mean":
            value = root = x.mean(axes, keepdim=True)
        else:
            centred = node["op"] == "moment2c"
            value = x.var(axes, unbiased=False, keepdim=True) if centred else x.square().mean(axes, keepdim=True)
            root = (value + EPSILON).sqrt()
        if moving is not None:
            with torch.no_grad():
                moving.mul_(MOVING).add_(value.view(-1), alpha=1 - MOVING)
        if over == "whcg":
            root = root.expand(-1, -1, shape[1] // groups, -1, -1).reshape(shape[0], shape[1], 1, 1)
        return root


def live(nodes):
    """The nodes that the output needs, in order."""
    wanted, stack = set(), [len(nodes) - 1]
    while stack:
        n = stack.pop()
        if n not in wanted:
            wanted.add(n)
            stack.extend(nodes[n].get("in", []))
    return sorted(wanted)


def same_padding(size, kernel, stride):
    total = max(0, ((size + stride - 1) // stride - 1) * stride + kernel - size)
    return total // 2, total - total // 2


ELEMENTWISE = {
    "add": torch.add, "mul": torch.mul, "div": torch.div, "max": torch.maximum, "neg": torch.neg,
    "sigmoid": torch.sigmoid, "tanh": torch.tanh, "exp": torch.exp, "abs": torch.abs, "square": torch.square,
    "log": lambda x: x.sign() * (x.abs() + EPSILON).log(),
    "sqrt": lambda x: x.sign() * (x.abs() + EPSILON).sqrt(),
}


class Case:
    def __init__(self, request):
        torch.set_num_threads(request["threads"])
        batch, side = request["batch"], request["side"]
        self.images = read(request["images"]).view(batch, side, side, 3).permute(0, 3, 1, 2).contiguous()
        self.labels = torch.tensor(request["labels"])
        self.store = Store(request["weights"])
        self.net = Net(request, self.store)
        self.loss = F.cross_entropy(self.net(self.images), self.labels)
        if self.store.taken != self.store.data.numel():
            sys.exit("weights are left over: the networks differ")
        self.loss.backward()
        trained = [(tensor, decay) for tensor, decay, trains in self.store.list if trains]
        self.parameters = sum(tensor.numel() for tensor, _ in trained)
        self.norm = sum(float(tensor.grad.square().sum()) for tensor, _ in trained) ** 0.5
        if request["channelsLast"]:
            self.images = self.images.contiguous(memory_format=torch.channels_last)
            for tensor, _ in trained:
                if tensor.dim() == 4:
                    tensor.data = tensor.data.contiguous(memory_format=torch.channels_last)
        self.net.exact = False
        self.optimiser = torch.optim.SGD(
            [{"params": [t for t, d in trained if d], "weight_decay": 1e-4},
             {"params": [t for t, d in trained if not d], "weight_decay": 0}],
            lr=0.0, momentum=0.9, nesterov=True)

    def step(self):
        wall, cpu = time.perf_counter(), time.process_time()
        self.optimiser.zero_grad(set_to_none=True)
        loss = F.cross_entropy(self.net(self.images), self.labels)
        loss.backward()
        self.optimiser.step()
        value = loss.item()
        return {"cpuMillis": (time.process_time() - cpu) * 1e3,
                "wallMillis": (time.perf_counter() - wall) * 1e3, "loss": value}


def main():
    case = None
    print(json.dumps({"torch": torch.__version__}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        if request["do"] == "build":
            case = None  # its memory goes before the next one's comes
            case = Case(request)
            answer = {"parameters": case.parameters, "loss": case.loss.item(), "gradientNorm": case.norm}
        else:
            answer = case.step()
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
