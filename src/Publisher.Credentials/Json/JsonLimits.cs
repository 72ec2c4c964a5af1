namespace Publisher.Credentials.Json;

/// <summary>How much JSON is read before it is refused.</summary>
/// <param name="Bytes">Longest text, in bytes.</param>
/// <param name="Depth">Deepest nesting of objects and arrays.</param>
public sealed record JsonLimits(int Bytes, int Depth)
{
    /// <summary>A credential: 256 KiB, 32 levels.</summary>
    public static JsonLimits Credential { get; } = new(256 * 1024, 32);
}
