using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>What a loop that reduces declares, adds up and hands over.</summary>
internal sealed partial class KernelEmitter
{
    private static string Axis(Node reduction) => reduction.Shape.IsScalar ? "Parameter" : reduction.Shape.Kind.ToString();

    private static string Combination(Node reduction) => reduction.Reduction.Kind switch
    {
        ReductionKind.Max => "Max",
        ReductionKind.Min => "Min",
        _ => "Sum",
    };

    private void DeclareReductions(CodeWriter writer)
    {
        if (IsReducing)
        {
            writer.Separate();
        }

        for (int i = 0; i < kernel.Reduced.Count; i++)
        {
            string variable = _identifiers.Unique(names.Describe(kernel.Reduced[i], kernel.Reduced[i].Reduction.Kind switch
            {
                ReductionKind.Max => "greatest",
                ReductionKind.Min => "least",
                _ => "sum",
            }));
            _reductions.Add(variable);
            if (kernel.Reduced[i].Shape.Kind == ShapeKind.Column)
            {
                writer.Line($"ref double {variable} = ref operands.ColumnSums({plan.VectorIndex(kernel.Reduced[i])});");
                continue;
            }

            writer.Line(kernel.Reduced[i].Reduction.Kind switch
            {
                ReductionKind.Max => $"TLane {variable} = TLane.Splat(double.NegativeInfinity);",
                ReductionKind.Min => $"TLane {variable} = TLane.Splat(double.PositiveInfinity);",
                _ => $"WideSum {variable} = default;",
            });
        }
    }

    private void Reduce(CodeWriter writer, Expressions expressions)
    {
        if (IsReducing)
        {
            writer.Separate();
        }

        for (int i = 0; i < kernel.Reduced.Count; i++)
        {
            Node reduction = kernel.Reduced[i];
            string arguments = string.Join(", ", reduction.Inputs.Select(expressions.Use));
            if (reduction.Shape.Kind == ShapeKind.Column)
            {
                (string function, string errors) = reduction.Reduction.Kind switch
                {
                    ReductionKind.Max => ("MaxOfColumns", ""),
                    ReductionKind.Min => ("MinOfColumns", ""),
                    ReductionKind.Dot => ("AddProductToColumns", "operands.ColumnErrors, "),
                    _ => ("AddToColumns", "operands.ColumnErrors, "),
                };
                writer.Line($"WideSum.{function}<TLane, T>({arguments}, ref {_reductions[i]}, {errors}index - operands.RowStart);");
                continue;
            }

            writer.Line(reduction.Reduction.Kind switch
            {
                ReductionKind.Max => $"{_reductions[i]} = TLane.Max({_reductions[i]}, {arguments});",
                ReductionKind.Min => $"{_reductions[i]} = TLane.Min({_reductions[i]}, {arguments});",
                ReductionKind.Dot => $"{_reductions[i]}.AddProduct<TLane, T>({arguments});",
                _ => $"{_reductions[i]}.Add<TLane, T>({arguments});",
            });
        }
    }

    private void Finish(CodeWriter writer)
    {
        if (!IsReducing)
        {
            writer.Separate();
            writer.Line("return index;");
            return;
        }

        if (kernel.Reduced.Any(reduction => reduction.Shape.Kind != ShapeKind.Column))
        {
            writer.Separate();
        }

        for (int i = 0; i < kernel.Reduced.Count; i++)
        {
            if (kernel.Reduced[i].Shape.Kind == ShapeKind.Column)
            {
                continue;
            }

            string value = kernel.Reduced[i].Reduction.Kind is ReductionKind.Max or ReductionKind.Min
                ? $"WideSum.Of<TLane, T>({_reductions[i]})"
                : _reductions[i];
            writer.Line($"sums.Set({i}, {value});");
        }
    }
}
