using Publisher.Credentials.Json;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Content;

/// <summary>Where in a JSON file a member stands.</summary>
public static class JsonPlace
{
    /// <summary>The line and column of what a JSON Pointer (RFC 6901) names, or of its nearest ancestor.</summary>
    public static SourceLocation Of(SourceFile file, string pointer) =>
        SourceText.Locate(file.Path, file.Bytes.Span, JsonPosition.OffsetOf(file.Bytes.Span, pointer));
}
