using Publisher.Cli.Peers;

namespace Publisher.Cli.Tests.Peers;

public sealed class PeerConfigTests
{
    private const string Pin = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private const string Item = "  - name: harbour\n    url: https://harbour.example\n    pin: " + Pin + "\n";

    [Theory]
    [InlineData("title: x # y\nbaseUrl: https://a.example\n", "title: x # y\nbaseUrl: https://a.example\n\n# Guilds we listen to; pin is the digest of their first rules, which somebody compared with them.\npeers:\n" + Item)]
    [InlineData("title: x\npeers: []\n# last\nhost: plain\n", "title: x\npeers:\n" + Item + "# last\nhost: plain\n")]
    [InlineData("peers: # ours\n  - name: b # why\n    url: https://b.example\n\n\n# next\nhost: plain", "peers: # ours\n  - name: b # why\n    url: https://b.example\n" + Item + "\n\n# next\nhost: plain")]
    [InlineData("peers:\n- name: b\n  url: https://b.example\nhost: plain\n", "peers:\n- name: b\n  url: https://b.example\n- name: harbour\n  url: https://harbour.example\n  pin: " + Pin + "\nhost: plain\n")]
    [InlineData("title: x\r\nhost: plain\r\npeers:\r\n  - name: b\r\n    url: https://b.example\r\n", "title: x\r\nhost: plain\r\npeers:\r\n  - name: b\r\n    url: https://b.example\r\n  - name: harbour\r\n    url: https://harbour.example\r\n    pin: " + Pin + "\r\n")]
    public void Lines_are_added_and_none_is_changed(string before, string after)
    {
        Assert.True(PeerConfig.TryAdd(before, "harbour", "https://harbour.example", ("pin", Pin), out var changed));
        Assert.Equal(after, changed);
    }

    [Theory]
    [InlineData("peers: [{name: b, url: https://b.example}]\n")]
    [InlineData("peers: {}\n")]
    [InlineData("title: |\n  peers:\n  x\n\"peers\": []\n")]
    [InlineData("title: [x\n")]
    [InlineData("peers:\n  - name: b\n   url: x\n")]
    public void What_is_written_in_another_way_is_left_to_its_people(string before) =>
        Assert.False(PeerConfig.TryAdd(before, "harbour", "https://harbour.example", ("pin", Pin), out _));
}
