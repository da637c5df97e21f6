namespace OptGen.ModelGraphs;

/// <summary>
/// Where nodes are drawn: in columns from left to right, each behind all that it is made of, in rows that cross few lines and lie near their neighbours. K. Sugiyama, S. Tagawa and
/// M. Toda, "Methods for visual understanding of hierarchical system structures", 1981.
/// </summary>
internal sealed class GraphLayout
{
    private const int Sweeps = 24;

    private readonly IReadOnlyList<GraphNode> _nodes;

    /// <summary>What stands in each column, from above: nodes, and behind their numbers the places that long lines go through.</summary>
    private readonly List<List<int>> _columns = [];

    private readonly List<List<int>> _before = [];
    private readonly List<List<int>> _after = [];
    private readonly List<int> _column = [];
    private double[] _rows = [];

    public GraphLayout(IReadOnlyList<GraphNode> nodes)
    {
        _nodes = nodes;
        foreach (int column in ColumnsOf(nodes))
        {
            Place(column);
        }

        Ways = [.. nodes.Select(node => node.Inputs.Select(_ => Array.Empty<int>()).ToArray())];
        for (int i = 0; i < nodes.Count; i++)
        {
            for (int k = 0; k < nodes[i].Inputs.Length; k++)
            {
                Ways[i][k] = Connect(nodes[i].Inputs[k], i);
            }
        }

        Order();
        Settle();
    }

    /// <summary>How many columns there are.</summary>
    public int ColumnCount => _columns.Count;

    /// <summary>For each node and each of its inputs, the places that the line from there goes through.</summary>
    public int[][][] Ways { get; }

    /// <summary>How many rows apart the first and the last place are.</summary>
    public double Height => _rows.Max();

    /// <summary>The column of a place.</summary>
    public int Column(int place) => _column[place];

    /// <summary>The row of a place, from 0.</summary>
    public double Row(int place) => _rows[place];

    private static int[] ColumnsOf(IReadOnlyList<GraphNode> nodes)
    {
        int[] columns = new int[nodes.Count];
        for (int i = 0; i < nodes.Count; i++)
        {
            columns[i] = nodes[i].Inputs.Select(input => columns[input] + 1).DefaultIfEmpty(0).Max();
        }

        // Data and parameters stand right before the first that takes them.
        for (int i = 0; i < nodes.Count; i++)
        {
            int first = nodes.Select((node, k) => (node, k)).Where(taker => taker.node.Inputs.Contains(i)).Select(taker => columns[taker.k]).DefaultIfEmpty(columns[i] + 1).Min();
            columns[i] = nodes[i].IsLeaf ? first - 1 : columns[i];
        }

        return columns;
    }

    private int Place(int column)
    {
        while (_columns.Count <= column)
        {
            _columns.Add([]);
        }

        int place = _column.Count;
        _columns[column].Add(place);
        _column.Add(column);
        _before.Add([]);
        _after.Add([]);
        return place;
    }

    /// <summary>Leads a line through the columns between.</summary>
    private int[] Connect(int from, int to)
    {
        List<int> way = [];
        int last = from;
        for (int column = _column[from] + 1; column < _column[to]; column++)
        {
            // Lines to several takers of one value share their way as far as it is one.
            int next = _after[last].Find(place => place >= _nodes.Count && _column[place] == column) is var known and > 0 ? known : Place(column);
            Link(last, next);
            way.Add(next);
            last = next;
        }

        Link(last, to);
        return [.. way];
    }

    private void Link(int from, int to)
    {
        if (!_after[from].Contains(to))
        {
            _after[from].Add(to);
            _before[to].Add(from);
        }
    }

    /// <summary>Orders each column by the mean place of the neighbours, there and back.</summary>
    private void Order()
    {
        int[] at = new int[_column.Count];
        void Number(List<int> column)
        {
            for (int i = 0; i < column.Count; i++)
            {
                at[column[i]] = i;
            }
        }

        _columns.ForEach(Number);
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            bool isForward = sweep % 2 != 0;
            foreach (int c in isForward ? Enumerable.Range(1, ColumnCount - 1) : Enumerable.Range(0, ColumnCount - 1).Reverse())
            {
                List<int> column = _columns[c];
                List<int> sorted = [.. column.OrderBy(place => (isForward ? _before : _after)[place] is { Count: > 0 } neighbours ? neighbours.Average(other => at[other]) : at[place])];
                column.Clear();
                column.AddRange(sorted);
                Number(column);
            }
        }
    }

    /// <summary>Moves each place towards the mean row of its neighbours, as far as its column leaves room.</summary>
    private void Settle()
    {
        _rows = new double[_column.Count];
        foreach (List<int> column in _columns)
        {
            for (int i = 0; i < column.Count; i++)
            {
                _rows[column[i]] = i - ((column.Count - 1) / 2.0);
            }
        }

        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (List<int> column in sweep % 2 == 0 ? _columns : Enumerable.Reverse(_columns))
            {
                double[] wanted = [.. column.Select(Wanted)];
                for (int i = 1; i < wanted.Length; i++)
                {
                    wanted[i] = Math.Max(wanted[i], wanted[i - 1] + 1);
                }

                // What was pushed down is pushed back by half of it, so that neither end is favoured.
                double shift = column.Count == 0 ? 0 : column.Select((place, i) => Wanted(place) - wanted[i]).Average();
                for (int i = 0; i < column.Count; i++)
                {
                    _rows[column[i]] = wanted[i] + shift;
                }
            }
        }

        double least = _rows.Min();
        for (int i = 0; i < _rows.Length; i++)
        {
            _rows[i] = Math.Round(_rows[i] - least, 2);
        }
    }

    private double Wanted(int place) => _before[place].Concat(_after[place]).Select(other => _rows[other]).DefaultIfEmpty(_rows[place]).Average();
}
