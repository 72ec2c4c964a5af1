using System.Buffers;
using System.Security.Cryptography;

namespace Publisher.Credentials.Canonical;

/// <summary>The first-degree hash of each blank node.</summary>
internal sealed class BlankNodeHashes : IDisposable
{
    private const int LongestHash = 64;

    private readonly HashAlgorithmName _algorithm;
    private readonly byte[] _bytes;
    private readonly int _count;
    private readonly int _length;
    private readonly int[] _order;

    public BlankNodeHashes(int count, HashAlgorithmName algorithm)
    {
        _algorithm = algorithm;
        _count = count;
        _length = algorithm == HashAlgorithmName.SHA256 ? SHA256.HashSizeInBytes : Hash([], stackalloc byte[LongestHash]);
        _bytes = ArrayPool<byte>.Shared.Rent(count * _length);
        _order = ArrayPool<int>.Shared.Rent(count);
    }

    public void Set(int node, ReadOnlySpan<byte> text) => Hash(text, _bytes.AsSpan(node * _length, _length));

    /// <summary>The hash as lower-case hexadecimal digits.</summary>
    public string HexOf(int node) => Convert.ToHexStringLower(Of(node));

    /// <summary>The hash of ASCII text, as lower-case hexadecimal digits.</summary>
    public string HexOf(string text)
    {
        Span<byte> hash = stackalloc byte[LongestHash];
        return Convert.ToHexStringLower(hash[..Hash(System.Text.Encoding.UTF8.GetBytes(text), hash)]);
    }

    /// <summary>The blank nodes by their hashes.</summary>
    public ReadOnlySpan<int> Sort()
    {
        var order = _order.AsSpan(0, _count);
        for (var node = 0; node < _count; node++)
        {
            order[node] = node;
        }
        order.Sort(new HashOrder(_bytes, _length));
        return order;
    }

    /// <summary>How many blank nodes, from one place of the order on, have the same hash.</summary>
    public int TieAt(ReadOnlySpan<int> order, int index)
    {
        var end = index + 1;
        while (end < order.Length && Of(order[end]).SequenceEqual(Of(order[index])))
        {
            end++;
        }
        return end - index;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        ArrayPool<int>.Shared.Return(_order);
    }

    private ReadOnlySpan<byte> Of(int node) => _bytes.AsSpan(node * _length, _length);

    private int Hash(ReadOnlySpan<byte> text, Span<byte> hash) => _algorithm == HashAlgorithmName.SHA256
        ? SHA256.HashData(text, hash)
        : CryptographicOperations.HashData(_algorithm, text, hash);

    private readonly struct HashOrder(byte[] bytes, int length) : IComparer<int>
    {
        public int Compare(int x, int y)
        {
            var order = bytes.AsSpan(x * length, length).SequenceCompareTo(bytes.AsSpan(y * length, length));
            return order != 0 ? order : x.CompareTo(y);
        }
    }
}
