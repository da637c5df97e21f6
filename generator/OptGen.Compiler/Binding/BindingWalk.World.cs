using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>The processes that train together. A step belongs to one process, of which what all hold together is what it holds.</summary>
internal sealed partial class BindingWalk
{
    private const string WorldSize = "size";
    private const string WorldRank = "rank";

    /// <summary>All that there is of it, for diagnostics.</summary>
    private const string WorldForms = "world.size, world.rank, world.mean(x), world.sum(x) and world.max(x)";

    private Value BindWorld(Place at, CallSyntax call)
    {
        string name = call.Function.Name.Text;
        if (call.Arguments is null && name is WorldSize or WorldRank)
        {
            return _arithmetic.Constant(name == WorldSize ? 1 : 0);
        }

        if (Functions.FindReduction(name) is not { IsOfWorld: true } function)
        {
            string near = NearestName.Find(name, [.. Functions.OfWorld, WorldSize, WorldRank]) ?? "";
            string hint = near.Length > 0 ? $"; did you mean 'world.{near}'?" : $"; there are {WorldForms}";
            Report(at, BindingDiagnostics.UnknownFunction, call.Function.Span, "world." + name, hint, near);
            return Unknown;
        }

        // What is handed over is a number of its own: it is rounded, also where there is nobody to hand it to.
        return CheckCount(at, call, function) ? _arithmetic.Number(BindExpression(at, call.Arguments![0])).Named() : Unknown;
    }
}
