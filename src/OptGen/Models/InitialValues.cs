using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Decompositions;
using OptGen.Lanes;

namespace OptGen.Models;

/// <summary>
/// The first values of parameters: functions of the seed, the parameter's name and the element, computed in <see cref="double"/> and rounded once. So neither another parameter nor
/// the order in which they are made changes them. The last axis counts the outputs, the product of the others the inputs.
/// </summary>
internal static class InitialValues
{
    /// <summary>The number of the call by which first values are drawn; calls that train count from 1 on, others draw as call 0.</summary>
    private const long Call = -1;

    private const int Lanes = 8;

    /// <summary>Makes them.</summary>
    /// <param name="variable">The parameter or state.</param>
    /// <param name="seed">The model's seed.</param>
    /// <param name="values">Takes as many as it has elements.</param>
    public static void Fill<T>(VariableLayout variable, long seed, Span<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        NoiseKey key = new(seed, NoiseKey.Of(variable.Name), Call);
        ModelInitial initial = variable.Initial;
        double outputs = variable.Shape.Length == 0 ? 1 : variable.Shape[^1];
        double inputs = values.Length / outputs;
        switch (initial.Kind)
        {
            case ModelInitial.Distribution.He:
                // He, Zhang, Ren and Sun, "Delving deep into rectifiers", 2015, equation 10.
                FillNormal(in key, Math.Sqrt(2 / inputs), values);
                break;
            case ModelInitial.Distribution.Xavier:
                // Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010, equation 16.
                double bound = Math.Sqrt(6 / (inputs + outputs));
                FillUniform(in key, -bound, bound, values);
                break;
            case ModelInitial.Distribution.Normal:
                FillNormal(in key, initial.First, values);
                break;
            case ModelInitial.Distribution.Uniform:
                FillUniform(in key, initial.First, initial.Second, values);
                break;
            case ModelInitial.Distribution.Orthogonal:
                FillOrthogonal(in key, (int)inputs, (int)outputs, values);
                break;
            default:
                values.Fill(Rounded.To<T>(initial.First));
                break;
        }
    }

    private static void FillNormal<T>(in NoiseKey key, double deviation, Span<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<double> numbers = stackalloc double[Lanes];
        for (int start = 0; start < values.Length; start += Lanes)
        {
            Lane512<double>.Store(Noise.Normal<Lane512<double>, double>(in key, 0, start), ref numbers[0], 0);
            for (int i = 0; i < Math.Min(Lanes, values.Length - start); i++)
            {
                values[start + i] = Rounded.To<T>(deviation * numbers[i]);
            }
        }
    }

    private static void FillUniform<T>(in NoiseKey key, double from, double to, Span<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<double> numbers = stackalloc double[Lanes];
        for (int start = 0; start < values.Length; start += Lanes)
        {
            Lane512<double>.Store(Noise.Uniform<Lane512<double>, double>(in key, 0, start), ref numbers[0], 0);
            for (int i = 0; i < Math.Min(Lanes, values.Length - start); i++)
            {
                values[start + i] = Rounded.To<T>(from + ((to - from) * numbers[i]));
            }
        }
    }

    /// <summary>
    /// The orthogonal factor of a matrix of normal numbers, its columns with the signs that make the triangular one's diagonal positive, so that every orthogonal matrix is as likely
    /// as any other: Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks", 2014; Mezzadri, "How to generate random
    /// matrices from the classical compact groups", 2007. Where inputs and outputs differ, the shorter ones are orthonormal.
    /// </summary>
    private static void FillOrthogonal<T>(in NoiseKey key, int inputs, int outputs, Span<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rows = Math.Max(inputs, outputs);
        int columns = Math.Min(inputs, outputs);
        double[] normal = new double[values.Length];
        FillNormal(in key, 1, normal.AsSpan());
        double[] factor = new double[values.Length];
        double[] workspace = new double[QRFactorization.WorkspaceLength(rows, columns)];
        QRFactorization.Q<double>(normal, factor, rows, columns, workspace);
        for (int column = 0; column < columns; column++)
        {
            double diagonal = 0;
            for (int row = 0; row < rows; row++)
            {
                diagonal += factor[(row * columns) + column] * normal[(row * columns) + column];
            }

            double sign = diagonal < 0 ? -1 : 1;
            for (int row = 0; row < rows; row++)
            {
                int place = inputs >= outputs ? (row * columns) + column : (column * rows) + row;
                values[place] = Rounded.To<T>(sign * factor[(row * columns) + column]);
            }
        }
    }
}
