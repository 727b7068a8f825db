"""Code names: trees, birds and flowers, each given once; pure."""

from collections.abc import Iterator
from random import Random

TREES = """Narra Molave Banaba Talisay Yakal Acacia Kamagong Apitong Dita Ipil Tindalo Lauan Katmon Bani Anahaw
Kalumpit Lanete Bagras Malugay Tanguile Duhat Kasoy Balete Santol Guyabano Lansones Rambutan Sampaguita
Ilang Kalachuchi Dao Almon Batino Bitaog Dungon Hagimit Kalantas Lamio Mabolo Nato Pahutan Salimbobog Tuai
Upas Vitex Alder Aspen Cedar Cypress Elm Hazel Juniper Laurel Linden Maple Olive Poplar Rowan Sequoia Willow""".split()
BIRDS = """Maya Tikling Pipit Loro Kalaw Tamsi Bato Kilyawan Martines Pugo Heron Egret Robin Wren Plover Lark Swift
Finch Starling Oriole Kestrel Dove Thrush Sparrow Avocet Bittern Bunting Crane Curlew Dipper Dunlin Fulmar
Godwit Grebe Harrier Ibis Jacana Kinglet Linnet Martin Merlin Nuthatch Osprey Petrel Pintail Quail Redstart
Ruff Sanderling Siskin Skylark Snipe Stilt Swallow Tanager Teal Tern Turnstone Wagtail Warbler Waxwing
Whimbrel Wigeon""".split()


def each_once(rng: Random) -> Iterator[str]:
    """Names of trees and birds in random order: alone, then in pairs, then in pairs with a number."""
    single = sorted({*TREES, *BIRDS})
    rng.shuffle(single)
    yield from single
    for round_ in range(1, 100):
        for first in single:
            for second in rng.sample(single, 40):
                if second != first:
                    yield f"{first} {second}" if round_ == 1 else f"{first} {second} {round_}"
