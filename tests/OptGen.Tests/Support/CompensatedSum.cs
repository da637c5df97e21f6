namespace OptGen.Tests;

/// <summary>Sums that carry along what each addition loses (Neumaier), so that plain loops are no worse than what they are compared with.</summary>
internal static class CompensatedSum
{
    public static double Of(IEnumerable<double> numbers)
    {
        (double sum, double lost) = (0, 0);
        foreach (double number in numbers)
        {
            double total = sum + number;
            lost += Math.Abs(sum) >= Math.Abs(number) ? sum - total + number : number - total + sum;
            sum = total;
        }

        return sum + lost;
    }

    public static double Mean(IReadOnlyCollection<double> numbers) => Of(numbers) / numbers.Count;

    public static double Norm(IEnumerable<double> numbers) => Math.Sqrt(Of(numbers.Select(number => number * number)));
}
