package dev.mmapsync.archive.tests;

import dev.mmapsync.archive.ArchiveType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which Java type stands for which vector, by its Rust type.
final class VectorTable {

  /// A Java type and its archive.
  record Entry(String rustType, Class<?> javaType, ArchiveType<?, ?> type) {}

  /// Vectors whose types are not in the map yet: 128 bits, `usize`, `NonZero`, `Result`, ranges,
  /// addresses, UUIDs, C strings, shared pointers, ordered and tree maps.
  static final Set<String> WAITING =
      Set.of(
          "u128",
          "i128",
          "usize",
          "usize_trunc",
          "all_scalars",
          "nonzeros",
          "mixed2",
          "vec_u128",
          "result_ok",
          "ipv4",
          "ipv6",
          "ipaddr_v4",
          "ipaddr_v6",
          "range_string",
          "uuid",
          "cstring",
          "hm_u128_u8",
          "hm_result",
          "hm_uuid",
          "bt_u32_string_0",
          "bt_u32_string_1",
          "bt_u32_string_2",
          "bt_u32_string_3",
          "bt_u32_string_10",
          "bt_u32_string_100",
          "bt_string_vecu64_0",
          "bt_string_vecu64_1",
          "bt_string_vecu64_100",
          "bt_string_vecu64_1000",
          "bt_u8_u8_256",
          "bt_u64_u64_3000",
          "bt_u16_u128_500",
          "bt_u128_u8_600",
          "bt_i32_string_big",
          "bt_bigkey",
          "bt_hugeval",
          "bt_bigkey2",
          "bts_u32_0",
          "bts_u32_3000",
          "bt_u32_unit_1",
          "bt_nested",
          "bt_u32_u32_9000",
          "im_string_u32_0",
          "im_string_u32_10",
          "im_string_u32_100",
          "is_u32_20",
          "with_maps",
          "with_maps_empty",
          "vec_rc",
          "arc_string",
          "rc_unit_NOTE_versions",
          "quirk_bt_u8_u8_0_then_string",
          "quirk_bt_u8_u8_1_then_string",
          "quirk_bt_u8_u8_2_then_string",
          "quirk_bt_u8_u8_3_then_string",
          "quirk_bt_u8_u8_4_then_string",
          "quirk_bt_pair",
          "quirk_bts_u8x3_3000",
          "bt_u16_u32_3000",
          "inv_nonzero_zero",
          "inv_bt_len9",
          "inv_bt_unsorted",
          "inv_bt_last_forward",
          "inv_bt_node_size",
          "inv_bt_leaf_marked_inner",
          "inv_cstring_no_nul",
          "ok_cstring_interior_nul",
          "inv_weak_tag2");

  private static final Map<String, Entry> ENTRIES =
      Stream.of(
              entry("()", VectorTypes.Unit.class, ArchivedVectorTypes_Unit.TYPE),
              entry("UnitS", VectorTypes.Unit.class, ArchivedVectorTypes_Unit.TYPE),
              entry("Mixed", VectorTypes.Mixed.class, ArchivedVectorTypes_Mixed.TYPE),
              entry("NewType", VectorTypes.NewType.class, ArchivedVectorTypes_NewType.TYPE),
              entry("Pair", VectorTypes.Pair.class, ArchivedVectorTypes_Pair.TYPE),
              entry("TripleT", VectorTypes.TripleT.class, ArchivedVectorTypes_TripleT.TYPE),
              entry(
                  "TwoStrings", VectorTypes.TwoStrings.class, ArchivedVectorTypes_TwoStrings.TYPE),
              entry(
                  "HelloWorld", VectorTypes.HelloWorld.class, ArchivedVectorTypes_HelloWorld.TYPE),
              entry("Nested", VectorTypes.Nested.class, ArchivedVectorTypes_Nested.TYPE),
              entry("OptBox", VectorTypes.OptBox.class, ArchivedVectorTypes_OptBox.TYPE),
              entry("Color", VectorTypes.Color.class, ArchivedVectorTypes_Color.TYPE),
              entry("Explicit", VectorTypes.Explicit.class, ArchivedVectorTypes_Explicit.TYPE),
              entry("One", VectorTypes.One.class, ArchivedVectorTypes_One.TYPE),
              entry("Shape", VectorTypes.Shape.class, ArchivedVectorTypes_Shape.TYPE),
              entry("HoldShape", VectorTypes.HoldShape.class, ArchivedVectorTypes_HoldShape.TYPE),
              entry("ListNode", VectorTypes.ListNode.class, ArchivedVectorTypes_ListNode.TYPE),
              entry(
                  "MockEntity", VectorTypes.MockEntity.class, ArchivedVectorTypes_MockEntity.TYPE),
              entry("Big", VectorTypes.Big.class, ArchivedVectorTypes_Big.TYPE),
              entry("u8", VectorTypes.U8.class, ArchivedVectorTypes_U8.TYPE),
              entry("i8", VectorTypes.I8.class, ArchivedVectorTypes_I8.TYPE),
              entry("u16", VectorTypes.U16.class, ArchivedVectorTypes_U16.TYPE),
              entry("u32", VectorTypes.U32.class, ArchivedVectorTypes_U32.TYPE),
              entry("i64", VectorTypes.I64.class, ArchivedVectorTypes_I64.TYPE),
              entry("f32", VectorTypes.F32.class, ArchivedVectorTypes_F32.TYPE),
              entry("f64", VectorTypes.F64.class, ArchivedVectorTypes_F64.TYPE),
              entry("bool", VectorTypes.Bool.class, ArchivedVectorTypes_Bool.TYPE),
              entry("char", VectorTypes.Char.class, ArchivedVectorTypes_Char.TYPE),
              entry("Vec<()>", VectorTypes.VecUnit.class, ArchivedVectorTypes_VecUnit.TYPE),
              entry("[u16; 5]", VectorTypes.ArrU16.class, ArchivedVectorTypes_ArrU16.TYPE),
              entry("[u8; 0]", VectorTypes.ArrU8.class, ArchivedVectorTypes_ArrU8.TYPE),
              entry("[Mixed; 2]", VectorTypes.ArrMixed.class, ArchivedVectorTypes_ArrMixed.TYPE),
              entry("[String; 3]", VectorTypes.ArrString.class, ArchivedVectorTypes_ArrString.TYPE),
              entry(
                  "[Option<Vec<u8>>; 3]",
                  VectorTypes.ArrOptVec.class,
                  ArchivedVectorTypes_ArrOptVec.TYPE),
              entry("String", VectorTypes.Text.class, ArchivedVectorTypes_Text.TYPE),
              entry("Box<str>", VectorTypes.BoxStr.class, ArchivedVectorTypes_BoxStr.TYPE),
              entry("Box<Mixed>", VectorTypes.BoxMixed.class, ArchivedVectorTypes_BoxMixed.TYPE),
              entry("Box<[u32]>", VectorTypes.BoxSlice.class, ArchivedVectorTypes_BoxSlice.TYPE),
              entry("Box<()>", VectorTypes.BoxUnit.class, ArchivedVectorTypes_BoxUnit.TYPE),
              entry("Box<u64>", VectorTypes.BoxU64.class, ArchivedVectorTypes_BoxU64.TYPE),
              entry("Vec<u8>", VectorTypes.VecU8.class, ArchivedVectorTypes_VecU8.TYPE),
              entry("Vec<u32>", VectorTypes.VecU32.class, ArchivedVectorTypes_VecU32.TYPE),
              entry("Vec<u64>", VectorTypes.VecU64.class, ArchivedVectorTypes_VecU64.TYPE),
              entry("Vec<f64>", VectorTypes.VecF64.class, ArchivedVectorTypes_VecF64.TYPE),
              entry("Vec<String>", VectorTypes.VecString.class, ArchivedVectorTypes_VecString.TYPE),
              entry(
                  "Vec<Vec<u16>>", VectorTypes.VecVecU16.class, ArchivedVectorTypes_VecVecU16.TYPE),
              entry("Vec<Mixed>", VectorTypes.VecMixed.class, ArchivedVectorTypes_VecMixed.TYPE),
              entry(
                  "Vec<Option<String>>",
                  VectorTypes.VecOptString.class,
                  ArchivedVectorTypes_VecOptString.TYPE),
              entry("Vec<Shape>", VectorTypes.VecShape.class, ArchivedVectorTypes_VecShape.TYPE),
              entry("Vec<Color>", VectorTypes.VecColor.class, ArchivedVectorTypes_VecColor.TYPE),
              entry("Vec<Big>", VectorTypes.VecBig.class, ArchivedVectorTypes_VecBig.TYPE),
              entry("Option<u8>", VectorTypes.OptU8.class, ArchivedVectorTypes_OptU8.TYPE),
              entry(
                  "Option<String>",
                  VectorTypes.OptString.class,
                  ArchivedVectorTypes_OptString.TYPE),
              entry(
                  "Option<Box<u64>>",
                  VectorTypes.OptBoxU64.class,
                  ArchivedVectorTypes_OptBoxU64.TYPE),
              entry(
                  "Option<Duration>",
                  VectorTypes.OptDuration.class,
                  ArchivedVectorTypes_OptDuration.TYPE),
              entry("Duration", VectorTypes.Span.class, ArchivedVectorTypes_Span.TYPE),
              entry(
                  "HashMap<u64, Vec<f32>>",
                  VectorTypes.MapU64VecF32.class,
                  ArchivedVectorTypes_MapU64VecF32.TYPE),
              entry(
                  "HashMap<u64,u32>",
                  VectorTypes.MapU64U32.class,
                  ArchivedVectorTypes_MapU64U32.TYPE),
              entry(
                  "HashMap<String, u32>",
                  VectorTypes.MapStringU32.class,
                  ArchivedVectorTypes_MapStringU32.TYPE),
              entry(
                  "HashMap<u32, u32>",
                  VectorTypes.MapU32U32.class,
                  ArchivedVectorTypes_MapU32U32.TYPE),
              entry(
                  "HashMap<i16, u8>",
                  VectorTypes.MapI16U8.class,
                  ArchivedVectorTypes_MapI16U8.TYPE),
              entry(
                  "HashMap<i64, ()>",
                  VectorTypes.MapI64Unit.class,
                  ArchivedVectorTypes_MapI64Unit.TYPE),
              entry(
                  "HashMap<char, u16>",
                  VectorTypes.MapCharU16.class,
                  ArchivedVectorTypes_MapCharU16.TYPE),
              entry(
                  "HashMap<KeyS, u64>",
                  VectorTypes.MapKeySU64.class,
                  ArchivedVectorTypes_MapKeySU64.TYPE),
              entry(
                  "HashMap<[u8; 4], u32>",
                  VectorTypes.MapArrU32.class,
                  ArchivedVectorTypes_MapArrU32.TYPE),
              entry(
                  "HashMap<Vec<u8>, u32>",
                  VectorTypes.MapVecU8U32.class,
                  ArchivedVectorTypes_MapVecU8U32.TYPE),
              entry(
                  "HashMap<Vec<String>, u32>",
                  VectorTypes.MapVecStringU32.class,
                  ArchivedVectorTypes_MapVecStringU32.TYPE),
              entry(
                  "HashMap<Vec<u16>, u32>",
                  VectorTypes.MapVecU16U32.class,
                  ArchivedVectorTypes_MapVecU16U32.TYPE),
              entry(
                  "HashMap<Option<u32>, u32>",
                  VectorTypes.MapOptU32.class,
                  ArchivedVectorTypes_MapOptU32.TYPE),
              entry(
                  "HashMap<Box<str>, u32>",
                  VectorTypes.MapBoxStrU32.class,
                  ArchivedVectorTypes_MapBoxStrU32.TYPE),
              entry(
                  "HashMap<ColorU8, u32>",
                  VectorTypes.MapColorU32.class,
                  ArchivedVectorTypes_MapColorU32.TYPE),
              entry("HashSet<u32>", VectorTypes.SetU32.class, ArchivedVectorTypes_SetU32.TYPE),
              entry(
                  "HashSet<String>",
                  VectorTypes.SetString.class,
                  ArchivedVectorTypes_SetString.TYPE),
              entry("Gen: generic", VectorTypes.GenU8.class, ArchivedVectorTypes_GenU8.TYPE),
              entry("Gen: generic2", VectorTypes.GenVec.class, ArchivedVectorTypes_GenVec.TYPE))
          .collect(Collectors.toMap(Entry::rustType, Function.identity()));

  private VectorTable() {}

  private static Entry entry(String rustType, Class<?> javaType, ArchiveType<?, ?> type) {
    return new Entry(rustType, javaType, type);
  }

  /// The entry of a vector. `Gen` is generic in Rust, so the vector's name tells which one it is.
  static Optional<Entry> of(String name, String rustType) {
    return Optional.ofNullable(ENTRIES.get(rustType))
        .or(() -> Optional.ofNullable(ENTRIES.get(rustType + ": " + name)));
  }
}
