using System.Runtime.CompilerServices;
using OptGen.Threads;

namespace OptGen.Tests.Support;

/// <summary>Lets tests use more threads than the machine has processors.</summary>
internal static class TestProcessors
{
#pragma warning disable CA2255 // The tests are a program, too.
    [ModuleInitializer]
    internal static void Add() => Crew.MostThreads = Math.Max(Crew.MostThreads, 8);
#pragma warning restore CA2255
}
