using System.Numerics;
using OptGen.CompilerServices;

namespace OptGen.Tests.Models.Runtime;

/// <summary>
/// A model as the compiler would generate it of <c>x[N, k]; y[N]; W[k, c] ~ he; b[c] ~ 0; m[c] ~ 0; z = x @ W + b; m = ema(m, mean(z, N), .5); loss = crossentropy(z, y); z</c>, by
/// plain loops: what the base class does is tried without the compiler.
/// </summary>
internal sealed class HandWrittenModel<T>(int k, int c) : Model<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public int K { get; } = k;

    public int C { get; } = c;

    /// <summary>What the noise of each call that trains would be drawn by.</summary>
    public List<NoiseKey> Keys { get; } = [];

    /// <summary>How wrong the gradient of one weight is.</summary>
    public double Error { get; set; }

    public double Gradients(ReadOnlySpan<T> x, ReadOnlySpan<int> y, bool add = false)
    {
        ModelArguments<T> call = Arguments();
        call.Numbers(0, x);
        call.Integers(1, y);
        return RunTraining(ref call, add);
    }

    public double Gradients(Batch rows, ReadOnlySpan<T> x, ReadOnlySpan<int> y, bool add = false)
    {
        ModelArguments<T> call = Arguments(rows);
        call.Numbers(0, x);
        call.Integers(1, y);
        return RunTraining(ref call, add);
    }

    public double Loss(ReadOnlySpan<T> x, ReadOnlySpan<int> y)
    {
        ModelArguments<T> call = Arguments();
        call.Numbers(0, x);
        call.Integers(1, y);
        return RunEvaluation(ref call);
    }

    public ReadOnlySpan<T> Predict(ReadOnlySpan<T> x)
    {
        ModelArguments<T> call = Arguments();
        call.Numbers(0, x);
        return RunPrediction(ref call);
    }

    public GradientCheck CheckGradients(ReadOnlySpan<T> x, ReadOnlySpan<int> y, int elements = 32)
    {
        ModelArguments<T> call = Arguments();
        call.Numbers(0, x);
        call.Integers(1, y);
        return RunGradientCheck(ref call, elements);
    }

    protected override void Describe(ModelLayout layout)
    {
        layout.Text = "x[N, k]; …";
        layout.AddLength("N", false);
        layout.AddData("x", false, true, ModelAxis.OfCall("N", 0), ModelAxis.Of("k", K));
        layout.AddData("y", true, true, ModelAxis.OfCall("N", 0));
        layout.AddRange(1, "axis 'c'", 0, C);
        layout.AddParameter("z.weight", "OptGen.Models.Dense", "weight", ModelInitial.He, ModelAxis.Of("k", K), ModelAxis.Of("c", C));
        layout.AddParameter("z.bias", "OptGen.Models.Dense", "bias", ModelInitial.Number(0), ModelAxis.Of("c", C));
        layout.AddState("n.m", "OptGen.Models.BatchNorm", "m", ModelInitial.Number(0), ModelAxis.Of("c", C));
        layout.AddValue("z", false);
    }

    protected override long CountOf(int value, ReadOnlySpan<long> lengths) => lengths[0] * C;

    protected override double OperationsOf(ReadOnlySpan<long> lengths, out double backward)
    {
        backward = 4 * lengths[0] * K * C;
        return 2 * lengths[0] * K * C;
    }

    protected override ModelProgram<TElement> CreateProgram<TElement>() => new Program<TElement>(this);

    private sealed class Program<TElement>(HandWrittenModel<T> model) : ModelProgram<TElement>
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
    {
        public override int Buffers => 1;

        public override int ScalarCount => 1;

        public override int ResultBuffer => 0;

        public override int ValueBuffer(int value) => 0;

        public override void Measure(ReadOnlySpan<long> lengths, Span<long> elements) => elements[0] = lengths[0] * model.C;

        public override void Train(ModelMemory<TElement> memory)
        {
            model.Keys.Add(memory.NoiseKey);
            Forward(memory);
            int n = (int)memory.Length(0);
            Span<TElement> weights = Span(ref memory.Gradient(0), model.K * model.C);
            Span<TElement> biases = Span(ref memory.Gradient(1), model.C);
            Span<TElement> means = Span(ref memory.State(0), model.C);
            Span<TElement> z = Span(ref memory.Buffer(0), n * model.C);
            if (!memory.Adds)
            {
                weights.Clear();
                biases.Clear();
            }

            double loss = 0;
            for (int j = 0; j < model.C; j++)
            {
                means[j] *= TElement.CreateTruncating(.5);
            }

            for (int i = 0; i < n; i++)
            {
                (double total, int label) = Row(memory, z, i, out int row);
                loss += Math.Log(total) - double.CreateTruncating(z[(i * model.C) + label]);
                for (int j = 0; j < model.C; j++)
                {
                    TElement zj = z[(i * model.C) + j];
                    means[j] += zj * TElement.CreateTruncating(.5 / n);
                    TElement slope = TElement.CreateTruncating(((Math.Exp(double.CreateTruncating(zj)) / total) - (j == label ? 1 : 0)) / n);
                    biases[j] += slope;
                    for (int l = 0; l < model.K; l++)
                    {
                        weights[(l * model.C) + j] += slope * Span(ref memory.Data(0), (row + 1) * model.K)[(row * model.K) + l];
                    }
                }
            }

            weights[^1] += TElement.CreateTruncating(model.Error);
            memory.Scalars[0] = loss / n;
        }

        public override void Evaluate(ModelMemory<TElement> memory)
        {
            Forward(memory);
            int n = (int)memory.Length(0);
            Span<TElement> z = Span(ref memory.Buffer(0), n * model.C);
            double loss = 0;
            for (int i = 0; i < n; i++)
            {
                (double total, int label) = Row(memory, z, i, out _);
                loss += Math.Log(total) - double.CreateTruncating(z[(i * model.C) + label]);
            }

            memory.Scalars[0] = loss / n;
        }

        public override void Predict(ModelMemory<TElement> memory) => Forward(memory);

        private (double Total, int Label) Row(ModelMemory<TElement> memory, Span<TElement> z, int i, out int row)
        {
            row = memory.IsPicked(0) ? Span(ref memory.Rows(0), i + 1)[i] : i;
            double total = 0;
            for (int j = 0; j < model.C; j++)
            {
                total += Math.Exp(double.CreateTruncating(z[(i * model.C) + j]));
            }

            return (total, Span(ref memory.Integers(1), row + 1)[row]);
        }

        private void Forward(ModelMemory<TElement> memory)
        {
            Span<TElement> z = Span(ref memory.Buffer(0), (int)memory.Length(0) * model.C);
            for (int i = 0; i < memory.Length(0); i++)
            {
                int row = memory.IsPicked(0) ? Span(ref memory.Rows(0), i + 1)[i] : i;
                for (int j = 0; j < model.C; j++)
                {
                    TElement sum = Span(ref memory.Weights(1), model.C)[j];
                    for (int l = 0; l < model.K; l++)
                    {
                        sum += Span(ref memory.Data(0), (row + 1) * model.K)[(row * model.K) + l] * Span(ref memory.Weights(0), model.K * model.C)[(l * model.C) + j];
                    }

                    z[(i * model.C) + j] = sum;
                }
            }
        }

        private static Span<TItem> Span<TItem>(ref TItem first, int length) => System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref first, length);
    }
}
