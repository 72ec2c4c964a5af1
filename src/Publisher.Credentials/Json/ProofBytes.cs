using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Publisher.Credentials.Json;

/// <summary>One proof as its exact bytes, from <c>{</c> to <c>}</c>, with the texts it is ordered by.</summary>
internal sealed class ProofBytes : IComparable<ProofBytes>
{
    private ProofBytes(ReadOnlyMemory<byte> bytes, string created, string key, string suite) =>
        (Bytes, Created, Key, Suite) = (bytes, created, key, suite);

    public ReadOnlyMemory<byte> Bytes { get; }

    private string Created { get; }

    private string Key { get; }

    private string Suite { get; }

    /// <summary>The proofs of a document's member, or of a file that is the array itself.</summary>
    /// <param name="json">Strict JSON.</param>
    /// <param name="member">The root member that holds them; null when the root is the array.</param>
    /// <param name="proofs">Receives them, in the order in which they stand.</param>
    /// <param name="between">From the first proof's first byte to the last proof's end.</param>
    /// <param name="problem">Why they cannot be read.</param>
    public static bool TryReadAll(
        ReadOnlyMemory<byte> json, string? member, List<ProofBytes> proofs, out Range between, [NotNullWhen(false)] out JsonProblem? problem)
    {
        between = default;
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        if (member is not null && !TryEnter(ref reader, member))
        {
            problem = new(JsonProblemKind.WrongProof, 0, "has no proof to join further proofs to");
            return false;
        }
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            problem = new(JsonProblemKind.WrongProof, (int)reader.TokenStartIndex, "expected an array of proofs");
            return false;
        }
        var (first, end) = (-1, (int)reader.BytesConsumed);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            if (!TryRead(ref reader, json, out var proof))
            {
                problem = new(JsonProblemKind.WrongProof, start, "a proof is an object with created, verificationMethod and cryptosuite");
                return false;
            }
            proofs.Add(proof);
            first = first < 0 ? start : first;
            end = (int)reader.BytesConsumed;
        }
        if (first < 0)
        {
            problem = new(JsonProblemKind.WrongProof, end - 1, "expected at least one proof");
            return false;
        }
        between = first..end;
        problem = null;
        return true;
    }

    /// <summary>By time, key, suite (rdfc first), and at last by bytes, so that no order of files shows.</summary>
    public int CompareTo(ProofBytes? other)
    {
        if (other is null)
        {
            return 1;
        }
        var order = string.CompareOrdinal(Created, other.Created);
        order = order != 0 ? order : string.CompareOrdinal(Key, other.Key);
        order = order != 0 ? order : Rank(Suite).CompareTo(Rank(other.Suite));
        return order != 0 ? order : Bytes.Span.SequenceCompareTo(other.Bytes.Span);
    }

    private static int Rank(string suite) => suite switch { "eddsa-rdfc-2022" => 0, "eddsa-jcs-2022" => 1, _ => 2 };

    private static bool TryEnter(ref Utf8JsonReader reader, string member)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isNamed = reader.ValueTextEquals(member);
            reader.Read();
            if (isNamed)
            {
                return true;
            }
            reader.Skip();
        }
        return false;
    }

    private static bool TryRead(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, [NotNullWhen(true)] out ProofBytes? proof)
    {
        proof = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }
        var start = (int)reader.TokenStartIndex;
        string? created = null, key = null, suite = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
            {
                switch (name)
                {
                    case "created": created = reader.GetString(); break;
                    case "verificationMethod": key = reader.GetString(); break;
                    case "cryptosuite": suite = reader.GetString(); break;
                }
            }
            reader.Skip();
        }
        if (created is null || key is null || suite is null)
        {
            return false;
        }
        proof = new ProofBytes(json[start..(int)reader.BytesConsumed], created, key, suite);
        return true;
    }
}
