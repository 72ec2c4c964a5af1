using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Publisher.Benchmarks.Measuring;

namespace Publisher.Benchmarks.Micro;

/// <summary><c>micro</c>: BenchmarkDotNet over the parts, in this process, so that nothing is built again.</summary>
internal static class MicroCommand
{
    /// <summary>Runs the benchmarks whose names match, or all.</summary>
    public static void Run(Command program, string? filter)
    {
        using var guild = BuiltGuild.Make(program);
        var config = DefaultConfig.Instance
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
            .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "BenchmarkDotNet.Artifacts"));
        BenchmarkSwitcher.FromTypes([typeof(PartBenchmarks)]).Run(["--filter", filter ?? "*"], config);
    }
}
