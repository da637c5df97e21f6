extern alias Runtime;

using System.Reflection;
using OptGen.Compiler.Emission;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Emission;
using OptGen.Compiler.Models.Gradients;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Models.Planning;
using OptGen.Compiler.Values;
using OptGen.Generator.Tests.Models.Reference;
using Runtime::OptGen.CompilerServices;

namespace OptGen.Generator.Tests.Models.Emission;

/// <summary>A random model as a class of generated code, and the memory that it runs over.</summary>
internal sealed class RandomProgram
{
    private readonly RandomModel _model;
    private readonly BoundModel _bound;
    private readonly IReadOnlyList<Tensor?> _gradients;
    private readonly List<Array> _held = [];
    private readonly List<double[]> _gradientMemory = [];
    private readonly List<(double[] Now, double[] Before)> _states = [];

    /// <param name="model">What it computes.</param>
    /// <param name="keepsValues">Whether some of the tensors have names, so that they are kept.</param>
    public RandomProgram(RandomModel model, bool keepsValues)
    {
        Random random = new(model.Seed);
        _model = model;
        ClassName = $"Model{model.Seed}{(keepsValues ? "Kept" : "")}";
        IReadOnlyList<Tensor> tensors = model.Tensors;
        Tensor[] made = [.. tensors.Where(tensor => tensor.Axes.Count > 0 && tensor.Operation is not (TensorOperation.Data or TensorOperation.Parameter or TensorOperation.State or TensorOperation.Loop))];
        (string, Tensor)[] named = [.. made.Where(_ => keepsValues && random.Next(3) == 0).Select((tensor, i) => ($"v{i}", tensor))];
        Tensor[] results = [.. tensors.Where(tensor => tensor.Axes.Count > 0 && tensor.Kind != ElementKind.Condition && tensor.Operation != TensorOperation.Loop)];
        ModelPass pass = new() { Loss = model.Loss, Result = results.Length == 0 ? model.Loss : results[random.Next(results.Length)], Updates = [], Values = named };
        ModelVariable Variable(Tensor leaf) => new(leaf.Content.Name, leaf.Axes, new InitialValues(Initialization.Number, [])) { Declared = (ClassName, leaf.Content.Name) };
        _bound = new()
        {
            Graph = model.Graph,
            Constructor = [],
            Data = [.. Leaves(TensorOperation.Data).Select(leaf => new ModelData(leaf.Content.Name, leaf.Axes, leaf.Kind, false, true))],
            Parameters = [.. model.Parameters.Select(Variable)],
            States = [.. Leaves(TensorOperation.State).Select(Variable)],
            DataLengths = [.. model.Lengths.Keys.Where(symbol => symbol.IsOfData)],
            GivenLengths = [],
            Training = pass with { Updates = [.. Leaves(TensorOperation.State).Select(state => (state.Content.Name, Next(state)))] },
            Evaluation = pass,
        };
        _gradients = Adjoint.Of(model.Graph, model.Loss, model.Parameters);
    }

    public string ClassName { get; }

    /// <summary>The C# of the class.</summary>
    public string Write()
    {
        CodeWriter writer = new();
        writer.Line("#pragma warning disable CS1591");
        using (writer.Open($"public class {ClassName}"))
        {
            foreach (string symbol in _model.Lengths.Keys.Where(symbol => !symbol.IsOfData).Select(symbol => symbol.Name))
            {
                writer.Line($"public long @{symbol};");
            }

            foreach (Tensor number in Leaves(TensorOperation.Hyperparameter))
            {
                writer.Line($"public {(number.Kind == ElementKind.Condition ? "bool" : "double")} @{number.Content.Name};");
            }

            writer.Line("public object Create() => new Program<double>(this);");
            ProgramEmitter.Write(writer, new ProgramClass(ClassName, name => $"model.@{name}"), _bound, _gradients);
        }

        return writer.ToString();
    }

    /// <summary>Runs all calls and compares what they leave; what differs first, or nothing.</summary>
    public unsafe string? Differences(Assembly assembly)
    {
        TensorInputs inputs = _model.Inputs();
        Type type = assembly.GetType(ClassName)!;
        object instance = Activator.CreateInstance(type)!;
        foreach ((LengthSymbol symbol, long length) in _model.Lengths.Where(entry => !entry.Key.IsOfData))
        {
            type.GetField(symbol.Name)!.SetValue(instance, length);
        }

        foreach (Tensor number in Leaves(TensorOperation.Hyperparameter))
        {
            type.GetField(number.Content.Name)!.SetValue(instance, number.Kind == ElementKind.Condition ? inputs.Leaf(number, 0) != 0 : inputs.Leaf(number, 0));
        }

        ModelProgram<double> program = (ModelProgram<double>)type.GetMethod("Create")!.Invoke(instance, null)!;
        ModelMemory<double> memory = new(program, _bound.Data.Count, _bound.Parameters.Count, _bound.States.Count, _bound.DataLengths.Count);
        int data = 0;
        foreach (Tensor leaf in Leaves(TensorOperation.Data))
        {
            if (leaf.IsScalar)
            {
                memory.SetNumber(data++, inputs.Leaf(leaf, 0));
            }
            else
            {
                memory.SetData(data++, leaf.Kind == ElementKind.Integer ? Filled(leaf, inputs, number => (int)number) : Filled(leaf, inputs, number => number));
            }
        }

        for (int i = 0; i < _model.Parameters.Count; i++)
        {
            double* weights = (double*)Filled(_model.Parameters[i], inputs, number => number);
            _gradientMemory.Add(GC.AllocateArray<double>(Math.Max(1, Count(_model.Parameters[i], inputs)), pinned: true));
            fixed (double* gradient = _gradientMemory[i])
            {
                memory.SetParameter(i, weights, gradient);
            }
        }

        foreach ((Tensor leaf, int i) in Leaves(TensorOperation.State).Select((leaf, i) => (leaf, i)))
        {
            memory.SetState(i, (double*)Filled(leaf, inputs, number => number));
            double[] state = (double[])_held[^1];
            _states.Add((state, [.. state]));
        }

        memory.Reserve(program, [.. _bound.DataLengths.Select(symbol => _model.Lengths[symbol])]);
        return Differences(program, memory, inputs);
    }

    private string? Differences(ModelProgram<double> program, ModelMemory<double> memory, TensorInputs inputs)
    {
        // Noise is that of the runtime, drawn one by one.
        NoiseKey key = memory.NoiseKey;
        List<string> calls = [.. _model.Graph.Tensors.Where(tensor => tensor.Operation is TensorOperation.Uniform or TensorOperation.Normal).Select(noise => noise.Content.Name).Distinct()];
        TensorEvaluator reference = new(inputs with
        {
            Leaf = (leaf, element) => leaf.Operation switch
            {
                TensorOperation.Uniform => ModelLanes.Uniform<double>(in key, calls.IndexOf(leaf.Content.Name), element),
                TensorOperation.Normal => ModelLanes.Normal<double>(in key, calls.IndexOf(leaf.Content.Name), element),
                _ => inputs.Leaf(leaf, element),
            },
        });
        foreach (bool adds in (bool[])[false, true])
        {
            memory.Adds = adds;
            program.Train(memory);
            foreach (((double[] now, double[] before), Tensor state) in _states.Zip(Leaves(TensorOperation.State)))
            {
                if (Difference($"state {state.Content.Name}", [.. before.Take(Count(state, inputs)).Select(x => (x * 0.5) + 1)], now) is { } found)
                {
                    return found;
                }
            }

            RestoreStates();
            for (int i = 0; i < _gradients.Count; i++)
            {
                if (_gradients[i] is { } gradient && Difference($"gradient of {_model.Parameters[i].Content.Name}", [.. reference.Evaluate(gradient).Select(x => adds ? 2 * x : x)], _gradientMemory[i]) is { } found)
                {
                    return found;
                }
            }
        }

        memory.Adds = false;
        foreach (Action<ModelMemory<double>> call in (Action<ModelMemory<double>>[])[program.Train, program.Evaluate])
        {
            call(memory);
            RestoreStates();
            if (Difference("loss", reference.Evaluate(_model.Loss), memory.Scalars.ToArray()) is { } found)
            {
                return found;
            }

            for (int i = 0; i < new NamedValues(_bound).Tensors.Count; i++)
            {
                if (Difference($"v{i}", reference.Evaluate(_bound.Training.Values[i].Value), Left(memory, program.ValueBuffer(i), _bound.Training.Values[i].Value, inputs)) is { } wrong)
                {
                    return wrong;
                }
            }
        }

        program.Predict(memory);
        return Difference("result", reference.Evaluate(_bound.Evaluation.Result!), Left(memory, program.ResultBuffer, _bound.Evaluation.Result!, inputs));
    }

    /// <summary>
    /// Both sides compute in double, by functions within an ulp or two, and add up in another order: at most 120 numbers of at most 20, in at most 18 steps. A step may make errors greater,
    /// where numbers cancel or a function is steep, but not 2²³ times; and what is computed of another element, or not at all, differs by more.
    /// </summary>
    private static string? Difference(string what, double[] expected, double[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= 1e-9 * (1 + Math.Abs(expected[i]))))
            {
                return $"{what}[{i}] should be {expected[i]:R} and is {actual[i]:R}";
            }
        }

        return null;
    }

    private static double[] Left(ModelMemory<double> memory, int buffer, Tensor tensor, TensorInputs inputs) => tensor.Kind == ElementKind.Integer
        ? [.. memory.WholeNumbers(buffer, Count(tensor, inputs)).ToArray().Select(number => (double)number)]
        : memory.Elements(buffer, Count(tensor, inputs)).ToArray();

    private static int Count(Tensor tensor, TensorInputs inputs) => tensor.Axes.Aggregate(1, (product, axis) => product * inputs.Of(axis));

    /// <summary>What a state becomes.</summary>
    private Tensor Next(Tensor state) => _model.Graph.Elementwise(
        Operation.Add,
        state.Axes,
        _model.Graph.Elementwise(Operation.Multiply, state.Axes, state, _model.Graph.Constant(0.5)),
        _model.Graph.Constant(1));

    /// <summary>States as they were, so that the next call can be compared, too.</summary>
    private void RestoreStates()
    {
        foreach ((double[] now, double[] before) in _states)
        {
            before.CopyTo(now, 0);
        }
    }

    private IEnumerable<Tensor> Leaves(TensorOperation operation) => RandomModel.WithBodies(_model.Tensors).Where(tensor => tensor.Operation == operation);

    private unsafe void* Filled<T>(Tensor leaf, TensorInputs inputs, Func<double, T> convert)
        where T : unmanaged
    {
        T[] values = GC.AllocateArray<T>(Math.Max(1, Count(leaf, inputs)), pinned: true);
        _held.Add(values);
        for (int i = 0; i < Count(leaf, inputs); i++)
        {
            values[i] = convert(inputs.Leaf(leaf, i));
        }

        fixed (T* first = values)
        {
            return first;
        }
    }
}
