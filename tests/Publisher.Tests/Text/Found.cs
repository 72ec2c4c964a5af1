using Publisher.Diagnostics;

namespace Publisher.Tests.Text;

/// <summary>What a bag holds, one line each: place and code.</summary>
internal static class Found
{
    public static string[] In(DiagnosticBag diagnostics) => [.. diagnostics.ToSorted().Select(Line)];

    public static string Line(Diagnostic diagnostic) =>
        FormattableString.Invariant($"{diagnostic.Location.Line}:{diagnostic.Location.Column} {diagnostic.Descriptor.Code}");
}
