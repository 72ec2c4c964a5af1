using System.Text.Json;

namespace Publisher.Probes.Tests.Reading;

/// <summary>What stands on the web, for a validator that would fetch: bytes by address.</summary>
public sealed class KnownWeb
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> documents = new(StringComparer.Ordinal);

    /// <summary>Puts a document at an address.</summary>
    public void Add(string address, ReadOnlyMemory<byte> bytes) => documents[address] = bytes;

    /// <summary>Whether anything stands there.</summary>
    public bool Has(string address) => documents.ContainsKey(address);

    /// <summary>What stands there; null for nothing.</summary>
    public ReadOnlyMemory<byte>? Find(string address) => documents.TryGetValue(address, out var bytes) ? bytes : null;

    /// <summary>The JSON that stands there; null for nothing, or no JSON.</summary>
    public JsonElement? FindJson(string address)
    {
        try
        {
            return documents.TryGetValue(address, out var bytes) ? JsonElement.Parse(bytes.Span) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
