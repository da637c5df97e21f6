namespace Trajectories.Tables;

/// <summary>Words about paths on functions.</summary>
public static class PathWords
{
    public static Phrase Optimizer { get; } = new("optimizer", "최적화 기법");
    public static Phrase Rate { get; } = new("lr", "학습률");
    public static Phrase EndPoint { get; } = new("end point", "도착점");
    public static Phrase Height { get; } = new("f(end) − min f", "f(도착점) − min f");
    public static Phrase ToMinimum { get; } = new("to minimum", "최솟값까지 거리");
    public static Phrase Arrived { get; } = new("arrived after", "도달한 갱신");
    public static Phrase Heading { get; } = new("{0}: {1}, {2} updates", "{0}: {1}, {2}번 갱신");
    public static Phrase ArrivedNote { get; } = new(
        "arrived: stays within {0} of a minimum from that update on", "도달한 갱신: 이때부터 최솟값에서 {0} 이내에 머무름");
}
