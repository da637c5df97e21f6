using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>Shares memory between matrices that a step needs at different times.</summary>
internal sealed class MatrixBuffers
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<Shape, int> _counts = [];

    public MatrixBuffers(PlannedStep step)
    {
        // One list of everything that is done, in order: what each buffer's life is measured by.
        List<(string Key, Shape Space, int Start, int End)> lives = [];
        int time = 0;
        void Write(string key, Shape space) => lives.Add((key, space, time, StepPlan.IsAside(key) ? int.MaxValue : time));
        void Read(string key)
        {
            int index = lives.FindIndex(life => life.Key == key);
            lives[index] = lives[index] with { End = time };
        }

        for (int pass = 0; pass <= step.Passes.Select(planned => planned.Pass).DefaultIfEmpty(-1).Max(); pass++)
        {
            foreach (MatrixStep function in step.Functions.Where(function => function.Pass == pass))
            {
                function.Operands.Where(operand => operand.Memory == Memory.Buffer).ToList().ForEach(operand => Read(operand.Key));
                if (function.Result is { } result)
                {
                    Write(result.Key, function.Function.Shape);
                }

                time++;
            }

            foreach (PlannedPass planned in step.Passes.Where(planned => planned.Pass == pass))
            {
                planned.Kernel.Loads.Where(load => load.Memory == Memory.Buffer).ToList().ForEach(load => Read(load.State));
                planned.Kernel.Stores.Where(store => store.Memory == Memory.Buffer).ToList().ForEach(store => Write(store.State, planned.Space));
                time++;
            }
        }

        Dictionary<(Shape, int), int> ends = [];
        foreach ((string key, Shape space, int start, int end) in lives)
        {
            int place = 0;
            while (ends.TryGetValue((space, place), out int taken) && taken >= start)
            {
                place++;
            }

            ends[(space, place)] = end;
            _places[key] = place;
            _counts[space] = Math.Max(Count(space), place + 1);
        }
    }

    /// <summary>The sizes of matrices of which there are buffers.</summary>
    public IEnumerable<Shape> Spaces => _counts.Keys;

    /// <summary>How many matrices of one size are needed at most at one time.</summary>
    public int Count(Shape space) => _counts.TryGetValue(space, out int count) ? count : 0;

    /// <summary>The place of a buffer among those of its size.</summary>
    public int Place(string key) => _places[key];
}
