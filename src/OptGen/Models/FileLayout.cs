namespace OptGen.Models;

/// <summary>
/// How a variable lies in a file: what it is called there, and which of its axes make each axis of the tensor. The library's own layers are in files as PyTorch's modules are.
/// </summary>
/// <param name="Name">Its name in the file, behind the name of the layer.</param>
/// <param name="Axes">For each axis of the tensor the axes of the variable that it is made of, the last the fastest; null for the axes as they are.</param>
/// <param name="Part">Which part of the tensor it is, along its first axis.</param>
/// <param name="Parts">How many parts that tensor has.</param>
internal sealed record FileLayout(string Name, int[][]? Axes = null, int Part = 0, int Parts = 1)
{
    /// <summary>By the class that declares a variable and its name there.</summary>
    private static readonly Dictionary<(string, string), FileLayout> s_known = new()
    {
        [("OptGen.Models.Dense", "weight")] = new("weight", [[1], [0]]),
        [("OptGen.Models.DropConnect", "W")] = new("weight", [[1], [0]]),
        [("OptGen.Models.DropConnect", "b")] = new("bias"),
        [("OptGen.Models.Conv", "weight")] = new("weight", [[3], [2], [0], [1]]),
        [("OptGen.Models.BatchNorm", "m")] = new("running_mean"),
        [("OptGen.Models.BatchNorm", "v")] = new("running_var"),
        [("OptGen.Models.MultiHeadAttention", "Q")] = new("in_proj_weight", [[1], [0]], 0, 3),
        [("OptGen.Models.MultiHeadAttention", "K")] = new("in_proj_weight", [[1], [0]], 1, 3),
        [("OptGen.Models.MultiHeadAttention", "V")] = new("in_proj_weight", [[1], [0]], 2, 3),
        [("OptGen.Models.MultiHeadAttention", "bq")] = new("in_proj_bias", null, 0, 3),
        [("OptGen.Models.MultiHeadAttention", "bk")] = new("in_proj_bias", null, 1, 3),
        [("OptGen.Models.MultiHeadAttention", "bv")] = new("in_proj_bias", null, 2, 3),
        [("OptGen.Models.MultiHeadAttention", "O")] = new("out_proj.weight", [[1], [0]]),
        [("OptGen.Models.MultiHeadAttention", "bo")] = new("out_proj.bias"),
    };

    static FileLayout()
    {
        AddRecurrent("RNN", [""]);
        AddRecurrent("GRU", ["r", "z", "n"]);
        AddRecurrent("LSTM", ["i", "f", "g", "o"]);
    }

    /// <summary>Gates are parts of one matrix, one behind the other.</summary>
    private static void AddRecurrent(string layer, string[] gates)
    {
        for (int part = 0; part < gates.Length; part++)
        {
            s_known[($"OptGen.Models.{layer}", "W" + gates[part])] = new("weight_ih_l0", [[1], [0]], part, gates.Length);
            s_known[($"OptGen.Models.{layer}", "U" + gates[part])] = new("weight_hh_l0", [[1], [0]], part, gates.Length);
            s_known[($"OptGen.Models.{layer}", "b" + gates[part])] = new("bias_ih_l0", null, part, gates.Length);
            s_known[($"OptGen.Models.{layer}", "c" + gates[part])] = new("bias_hh_l0", null, part, gates.Length);
        }
    }

    /// <summary>The layout of a variable.</summary>
    public static FileLayout Of(VariableLayout variable)
    {
        FileLayout own = s_known.GetValueOrDefault((variable.Owner, variable.Declared)) ?? new(variable.Declared);
        string prefix = variable.Name.EndsWith(variable.Declared, StringComparison.Ordinal) ? variable.Name[..^variable.Declared.Length] : "";
        return own with { Name = prefix.Length == 0 && variable.Name != variable.Declared ? variable.Name : prefix + own.Name };
    }

    /// <summary>The shape of the whole tensor in the file.</summary>
    public long[] ShapeOf(VariableLayout variable)
    {
        long[] shape = Axes is null
            ? [.. variable.Shape.Select(length => (long)length)]
            : [.. Axes.Select(group => group.Aggregate(1L, (product, axis) => product * variable.Shape[axis]))];
        if (Parts > 1)
        {
            shape[0] *= Parts;
        }

        return shape;
    }

    /// <summary>For each element in the order of the file, its place in the variable's memory.</summary>
    public IEnumerable<int> Places(VariableLayout variable)
    {
        if (Axes is null)
        {
            return Enumerable.Range(0, variable.Count);
        }

        int[] strides = new int[variable.Shape.Length];
        for (int axis = strides.Length - 1, stride = 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= variable.Shape[axis];
        }

        int[] order = [.. Axes.SelectMany(group => group)];
        return Places(order, strides, variable.Shape);
    }

    private static IEnumerable<int> Places(int[] order, int[] strides, int[] shape)
    {
        int[] index = new int[order.Length];
        int place = 0;
        while (true)
        {
            yield return place;
            int at = order.Length - 1;
            for (; at >= 0; at--)
            {
                int axis = order[at];
                place += strides[axis];
                if (++index[at] < shape[axis])
                {
                    break;
                }

                place -= strides[axis] * shape[axis];
                index[at] = 0;
            }

            if (at < 0)
            {
                yield break;
            }
        }
    }
}
