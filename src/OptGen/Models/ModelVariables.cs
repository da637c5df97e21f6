using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Models;

/// <summary>The parameters and states of a model, in three arrays that do not move: weights, gradients, states.</summary>
internal sealed unsafe class ModelVariables<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Bytes of a cache line, at which each parameter begins.</summary>
    private const int Alignment = 64;

    private readonly Dictionary<string, ModelParameter<T>> _byName = new(StringComparer.Ordinal);

    /// <param name="layout">The model.</param>
    /// <param name="seed">The seed of the first values.</param>
    /// <param name="program">What the model computes.</param>
    /// <param name="hasCurvature">Whether the model has second derivatives.</param>
    public ModelVariables(ModelLayout layout, long seed, ModelProgram<T> program, bool hasCurvature)
    {
        VariableLayout[] own = [.. layout.Parameters.Where(parameter => parameter.Source is null)];
        Memory<T> weights = Allocate(own);
        Memory<T> gradients = Allocate(own);
        Memory<T> states = Allocate([.. layout.States.Where(state => state.Source is null)]);
        Parameters = new ModelParameter<T>[layout.Parameters.Count];
        int place = 0;
        for (int i = 0; i < Parameters.Length; i++)
        {
            VariableLayout parameter = layout.Parameters[i];
            if (parameter.Source is null)
            {
                Parameters[i] = new ModelParameter<T>(parameter, weights.Slice(place, parameter.Count), gradients.Slice(place, parameter.Count), program.HasGradientByRows(i), hasCurvature);
                place += Padded(parameter.Count);
            }
            else
            {
                ModelParameter<T> there = SourceOf(parameter)[parameter.NameThere];
                Parameters[i] = new ModelParameter<T>(parameter, there.WeightMemory, there.GradientMemory, program.HasGradientByRows(i), hasCurvature);
                Parameters[i].Touched.IsShared = true;
            }

            _byName.Add(parameter.Name, Parameters[i]);
        }

        States = new ModelState<T>[layout.States.Count];
        place = 0;
        for (int i = 0; i < States.Length; i++)
        {
            VariableLayout state = layout.States[i];
            Memory<T> values = state.Source is null ? states.Slice(place, state.Count) : SourceOf(state).States.First(there => there.Name == state.NameThere).Memory;
            place += state.Source is null ? Padded(state.Count) : 0;
            States[i] = new ModelState<T>(state, values);
        }

        Begin(seed);
    }

    public ModelParameter<T>[] Parameters { get; }

    public ModelState<T>[] States { get; }

    public ModelParameter<T>? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Gives all parameters and states their first values, and all gradients zeros.</summary>
    public void Begin(long seed)
    {
        foreach (ModelParameter<T> parameter in Parameters.Where(parameter => parameter.Layout.Source is null))
        {
            InitialValues.Fill(parameter.Layout, seed, parameter.Weights);
            parameter.HeldGradients.Span.Clear();
            parameter.Touched.Clear();
        }

        foreach (ModelState<T> state in States.Where(state => state.Layout.Source is null))
        {
            InitialValues.Fill(state.Layout, seed, state.Values);
        }
    }

    /// <summary>Tells generated code where all of it is.</summary>
    public void GiveTo(ModelMemory<T> memory)
    {
        for (int i = 0; i < Parameters.Length; i++)
        {
            memory.SetParameter(i, Address(Parameters[i].Weights), Address(Parameters[i].HeldGradients.Span));
            memory.SetTouchedRows(i, Parameters[i].Touched);
        }

        for (int i = 0; i < States.Length; i++)
        {
            memory.SetState(i, Address(States[i].Values));
        }
    }

    /// <summary>Tells code that multiplies the Hessian where all of it is: products stand in the place of gradients.</summary>
    public void GiveCurvatureTo(ModelMemory<T> memory)
    {
        GiveTo(memory);
        for (int i = 0; i < Parameters.Length; i++)
        {
            ParameterCurvature<T> curvature = Parameters[i].Curvature;
            memory.SetParameter(i, Address(Parameters[i].Weights), Address(curvature.Product.Span));
            memory.SetDirection(i, Address(curvature.Direction.Span));
            memory.SetTouchedRows(i, new TouchedRows());
        }
    }

    private static Model<T> SourceOf(VariableLayout variable) => variable.Source as Model<T>
        ?? throw new InvalidOperationException($"'{variable.Name}' belongs to a {variable.Source!.GetType().Name}, whose elements are of another type than this model's.");

    private static int Padded(int count) => (int)Math.Min(((long)count + (Alignment / sizeof(T)) - 1) & -(Alignment / sizeof(T)), int.MaxValue);

    private static Memory<T> Allocate(VariableLayout[] variables)
    {
        long length = variables.Sum(variable => (long)Padded(variable.Count));
        int margin = Alignment / sizeof(T);
        if (length + margin > Array.MaxLength)
        {
            throw new InvalidOperationException($"The model would have {length} weights, but {Array.MaxLength - margin} are the most that one model can have.");
        }

        T[] array = GC.AllocateArray<T>((int)length + margin, pinned: true);
        nint first = (nint)Unsafe.AsPointer(ref array[0]);
        int skipped = (int)((((first + Alignment - 1) & -Alignment) - first) / sizeof(T));
        return array.AsMemory(skipped, (int)length);
    }

    /// <summary>The address of memory that does not move.</summary>
    private static T* Address(Span<T> values) => (T*)Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetReference(values));
}
