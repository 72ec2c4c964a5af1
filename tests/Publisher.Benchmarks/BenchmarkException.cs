namespace Publisher.Benchmarks;

/// <summary>Something that whoever runs the benchmarks can mend, or a figure that came out impossible; the message says which.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
